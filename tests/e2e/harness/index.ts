// harness: the built extension in a real browser over the replica, one API for Chromium and Firefox.
import { launchChrome } from './chrome.ts';
import { launchFirefox } from './firefox.ts';
import type { Harness, Kind, LaunchOptions } from './types.ts';

export { PATIENCE_MS, until, within } from './poll.ts';
export type * from './types.ts';

/** Starts replica and browser and installs the extension. Call `close()` when done. */
export function launch(kind: Kind, options: LaunchOptions = {}): Promise<Harness> {
  return kind === 'chrome' ? launchChrome(options) : launchFirefox(options);
}
