import { nextDue, syncDue } from '../../utils/flows/index.ts';
import { onAlarm, onBrowserStart, onChanged, setAlarm } from '../../utils/platform/index.ts';
import { registryShelf } from '../shared/shelf.ts';
import { alone, syncPorts } from '../shared/syncing.ts';

const ALARM = 'sync';

/**
 * Keeps subscribed registries up to date: the alarm is set for the one that is due first, again after each sync, and
 * whenever the background starts, because Firefox forgets alarms with the browser.
 */
export function keepSynced(): void {
  onAlarm(ALARM, () => void syncThose());
  onBrowserStart(() => void schedule());
  onChanged('sync', () => void schedule());
  onChanged('registries', () => void schedule());
  void schedule();
}

async function syncThose(): Promise<void> {
  await alone(
    () => syncDue(syncPorts),
    (changed) => changed,
  ).catch(schedule);
}

/** A shelf that cannot be read now is asked again when the background starts next. */
async function schedule(): Promise<void> {
  const shelf = await registryShelf.list().catch(() => []);
  await setAlarm(ALARM, nextDue(shelf));
}
