import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'puppeteer-core';
import { within } from './poll.ts';
import type { Kind } from './types.ts';

/** Folders of one browser run, all under one temporary folder. */
export type Workspace = { root: string; profile: string; downloads: string };

/** Makes the folders of one run. */
export async function makeWorkspace(kind: Kind, profile?: string): Promise<Workspace> {
  const root = mkdtempSync(join(tmpdir(), `stadtspur-${kind}-`));
  const workspace = { root, profile: profile ?? join(root, 'profile'), downloads: join(root, 'downloads') };
  await mkdir(workspace.profile, { recursive: true });
  await mkdir(workspace.downloads);
  return workspace;
}

/** Closes the browser or, when it does not answer, kills it; then removes its folders. */
export async function disposeBrowser(browser: Browser | null, { root }: Workspace): Promise<void> {
  const process = browser?.process();
  try {
    if (browser) await within('closing the browser', 8_000, browser.close());
  } catch {
    // Falls through to the kill below.
  }
  if (process?.pid && process.exitCode === null) killGroup(process.pid);
  // The last children of a killed browser may still write into the profile.
  await rm(root, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
}

/** Ends the browser at once, and waits until it has ended. */
export async function killBrowser(browser: Browser): Promise<void> {
  const running = browser.process();
  if (!running?.pid) return;
  const ended = new Promise((done) => running.once('exit', done));
  killGroup(running.pid);
  await ended;
}

function killGroup(pid: number): void {
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
  } catch {
    // It has ended in the meantime.
  }
}

/** Path of the browser's program: from CHROME_BIN or FIREFOX_BIN, else where the system has it. */
export function findBrowser(kind: Kind): string | null {
  const named = process.env[kind === 'chrome' ? 'CHROME_BIN' : 'FIREFOX_BIN'];
  if (named) return named;
  return PLACES[kind].find((place) => existsSync(place)) ?? null;
}

const PLACES: Record<Kind, string[]> = {
  chrome: [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/snap/bin/chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  ],
  firefox: [
    '/usr/bin/firefox-esr',
    '/usr/bin/firefox',
    '/snap/bin/firefox',
    '/Applications/Firefox.app/Contents/MacOS/firefox',
    'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
  ],
};

/** The program, or an error that says how to name one. */
export function requireBrowser(kind: Kind): string {
  const found = findBrowser(kind);
  if (found) return found;
  throw new Error(
    `no ${kind} found: install it or set ${kind === 'chrome' ? 'CHROME_BIN' : 'FIREFOX_BIN'} to its path`,
  );
}

/** Folder of the extension as `wxt build` leaves it. */
export const builtExtension = (kind: Kind): string =>
  fileURLToPath(new URL(`../../../.output/${kind}-mv3`, import.meta.url));

/** The parts of an extension's manifest that the harness needs. */
export type Manifest = {
  host_permissions?: string[];
  content_scripts?: { matches: string[] }[];
  browser_specific_settings?: { gecko?: { id?: string } };
};

/** Reads the manifest of a built extension. */
export function readManifest(extension: string): Manifest {
  return JSON.parse(readFileSync(join(extension, 'manifest.json'), 'utf8')) as Manifest;
}

/** A page of the extension that shows nothing and runs nothing of ours, where there is one. */
export function quietPage(extension: string): string {
  const pages = readdirSync(extension).filter((name) => name.endsWith('.html'));
  return `/${pages.find((name) => name !== 'dashboard.html') ?? pages[0] ?? 'manifest.json'}`;
}
