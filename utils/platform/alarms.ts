import { browser } from 'wxt/browser';

/** Browsers take no alarm that is nearer. */
const NEAREST_MS = 30_000;

/** Wakes the background at a time (milliseconds since 1970), once; null takes the alarm back. */
export async function setAlarm(name: string, at: number | null): Promise<void> {
  if (at === null) await browser.alarms.clear(name);
  else browser.alarms.create(name, { when: Math.max(at, Date.now() + NEAREST_MS) });
}

/** Calls back when the alarm rings; to be called while the background starts. */
export function onAlarm(name: string, call: () => void): void {
  browser.alarms.onAlarm.addListener((alarm) => {
    if (alarm.name === name) call();
  });
}

/** Calls back when the browser starts; to be called while the background starts. */
export const onBrowserStart = (call: () => void): void => browser.runtime.onStartup.addListener(call);
