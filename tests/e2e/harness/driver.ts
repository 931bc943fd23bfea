import type { Browser, Page } from 'puppeteer-core';
import type { Kind } from './types.ts';

/** What differs between the browsers; everything else is in assemble.ts. */
export interface Driver {
  kind: Kind;
  browser: Browser;
  origin: string;
  /** Runs a self-contained function in the page, with the closed shadow roots that hold our interface. */
  inRoots<A extends unknown[], R>(
    page: Page,
    work: (roots: ShadowRoot[], ...args: A) => R,
    ...args: A
  ): Promise<R>;
  newPage(): Promise<Page>;
  showExtensionPage(page: Page, url: string): Promise<void>;
  clickToolbar(page: Page): Promise<Page | null>;
  runCommand(page: Page, name: string): Promise<void>;
  clickMenu(page: Page, id: string, info: object): Promise<void>;
  stopBackground(): Promise<void>;
  backgroundRunning(): Promise<boolean>;
  revokeHost(pattern: string): Promise<void>;
  grantHost(pattern: string): Promise<void>;
}
