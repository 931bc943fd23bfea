import { browser } from 'wxt/browser';

/** Match patterns among `wanted` that the user has not granted or has taken away. */
export async function missingHosts(wanted: string[]): Promise<string[]> {
  const granted = await Promise.all(
    wanted.map((origin) => browser.permissions.contains({ origins: [origin] })),
  );
  return wanted.filter((_, i) => !granted[i]);
}

/** True while a match pattern is granted. */
export const isGranted = (origin: string): Promise<boolean> =>
  browser.permissions.contains({ origins: [origin] }).catch(() => false);

/** Asks the user for hosts; must be called in a click on one of our own pages. */
export const grantHosts = (origins: string[]): Promise<boolean> => browser.permissions.request({ origins });

/** Calls back whenever hosts are granted or taken away. */
export function onHostsChanged(call: () => void): void {
  browser.permissions.onAdded.addListener(call);
  browser.permissions.onRemoved.addListener(call);
}
