import { checkEvidence } from '../../utils/flows/index.ts';
import { onAlarm, setAlarm } from '../../utils/platform/index.ts';
import { evidenceStore } from '../../utils/storage/index.ts';
import { lastCheck } from './evidence-kept.ts';

const ALARM = 'evidence-check';
const WEEK = 7 * 24 * 60 * 60 * 1000;
/** Findings of a sample: their files are read in some seconds, also in a background that may be stopped. */
const SAMPLE = 20;

/** Looks once a week at the whole ledger and some findings, taken by chance; the page of evidence shows what was found. */
export function keepChecked(): void {
  const ports = { store: evidenceStore, lastCheck, clock: () => new Date(), random: Math.random };
  onAlarm(ALARM, () => {
    void checkEvidence(ports, { sample: SAMPLE })
      .catch(() => undefined)
      .then(() => schedule(Date.now() + WEEK));
  });
  void dueAt().then((at) => (at === null ? undefined : schedule(at)));
}

/** A week after the last check, or after the ledger began; null while there is none. */
async function dueAt(): Promise<number | null> {
  const [last, key] = await Promise.all([lastCheck.load(), evidenceStore.key().catch(() => null)]);
  const since = last?.at ?? key?.madeAt;
  return since === undefined ? null : Date.parse(since) + WEEK;
}

/** A moment that has passed is made up for soon. */
const schedule = (at: number): Promise<void> => setAlarm(ALARM, Math.max(at, Date.now() + 60_000));
