import type { Browser, Page } from 'puppeteer-core';
import type { Replica } from '../../replica/server.ts';

export type Kind = 'chrome' | 'firefox';

declare module 'vitest' {
  interface ProvidedContext {
    kind: Kind;
  }
}

export type LaunchOptions = {
  /** A profile to go on with, which stays when the browser ends; a new one that is removed unless told. */
  profile?: string;
  /** Folder of the built extension; `.output/<kind>-mv3` unless told. */
  extension?: string;
  /** Language of the browser's interface, hence of the extension's. English unless told. */
  lang?: 'de' | 'en';
  colorScheme?: 'light' | 'dark';
  /** Size of the window's content; 1280 x 900 unless told. */
  viewport?: { width: number; height: number };
  /** False opens a real window (the demonstration). */
  headless?: boolean;
};

/** One chip on a page, in document order. */
export type Badge = {
  /** Accessible text of the chip. */
  label: string;
  /** `match`: something matched; `quiet`: a registered account, nothing else; `dot`: unread, failed or plain. */
  kind: 'match' | 'quiet' | 'dot';
  /** `aria-expanded`, where the chip has it. */
  expanded: boolean | null;
  /** Where it stands in the window, in CSS pixels. */
  box: { x: number; y: number; width: number; height: number };
  /** True when it has a size and is not hidden by `visibility` or `display`. */
  visible: boolean;
};

/** Picks a badge: by position, by a part of its text, or by pattern. */
export type BadgeChoice = number | string | RegExp;

/** Databases by name, stores by name, records. Blobs and buffers appear as `{ $bytes, $type }`. */
export type DatabaseDump = Record<string, Record<string, unknown[]>>;

/**
 * A running browser with the extension, on a machine that reaches nothing but the replica. Every wait has a
 * deadline and throws an error that says what was waited for.
 */
export interface Harness {
  readonly kind: Kind;
  readonly browser: Browser;
  readonly replica: Replica;
  /** `chrome-extension://<id>` or `moz-extension://<uuid>`. */
  readonly origin: string;
  /** Folder that downloads go to. */
  readonly downloads: string;

  /** Opens a web page in a new tab; returns once its document is parsed. */
  open(url: string): Promise<Page>;
  /** Opens a page of the extension (`/dashboard.html#/findings`) in a new tab. */
  extensionPage(path: string): Promise<Page>;
  /** Clicks the toolbar button for this tab, which arms activeTab. Returns the popup in Chrome, null in Firefox. */
  clickToolbar(page: Page): Promise<Page | null>;
  /** Triggers a keyboard command of the manifest. Chrome: its listeners only, activeTab is not armed by it. */
  runCommand(page: Page, name: string): Promise<void>;
  /**
   * Chooses an entry of our context menu, which arms the tab. The menu itself is beyond the drivers: the browser's own
   * code behind it is called, permission included.
   */
  clickMenu(page: Page, id: string, info?: { srcUrl?: string; selectionText?: string }): Promise<void>;

  /** The chips on the page, read from closed shadow roots. */
  badges(page: Page): Promise<Badge[]>;
  /** Waits until the chips satisfy a condition (default: at least one) and returns them. */
  waitForBadges(page: Page, enough?: (badges: Badge[]) => boolean, timeout?: number): Promise<Badge[]>;
  /** Clicks a chip by coordinates and waits for its card. */
  openCard(page: Page, which?: BadgeChoice): Promise<void>;
  /** Visible text of the open card; empty when none is open. */
  cardText(page: Page): Promise<string>;
  /** Waits for text in the open card and returns the card's text. */
  waitForCardText(page: Page, text: string | RegExp, timeout?: number): Promise<string>;
  /** Accessible names of the buttons and links of the open card. */
  cardControls(page: Page): Promise<string[]>;
  /** Clicks a button or link of the open card by its accessible name, by coordinates. */
  clickInCard(page: Page, name: string | RegExp): Promise<void>;
  /** Accessible name of what has the focus inside our shadow roots; empty when nothing has. */
  focusedInBadges(page: Page): Promise<string>;
  /** Presses keys one after another; `Alt+Shift+KeyN` holds the modifiers. */
  pressKeys(page: Page, ...keys: string[]): Promise<void>;

  /** Stops the service worker or event page; the next message starts it again. */
  stopBackground(): Promise<void>;
  backgroundRunning(): Promise<boolean>;
  /** Evaluates in a page of the extension, where `browser.*` and IndexedDB of the extension are. */
  inExtension<A extends unknown[], R>(work: (...args: A) => R | Promise<R>, ...args: A): Promise<R>;
  /** Everything in the extension's IndexedDB. */
  readDb(): Promise<DatabaseDump>;
  revokeHost(pattern: string): Promise<void>;
  grantHost(pattern: string): Promise<void>;

  /** Waits for a finished download whose content is complete; returns its path. Chrome may rename files. */
  waitForDownload(extension: string, timeout?: number): Promise<string>;
  screenshot(page: Page, path: string): Promise<void>;
  /** Closes the browser and the replica and removes the profile, whatever state they are in. */
  /** Ends the browser with SIGKILL, as a crash or a power cut would. */
  kill(): Promise<void>;
  close(): Promise<void>;
}
