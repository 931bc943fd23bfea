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
  void lastCheck.load().then((last) => schedule(last ? Date.parse(last.at) + WEEK : Date.now() + WEEK));
}

/** A moment that has passed is made up for soon. */
const schedule = (at: number): Promise<void> => setAlarm(ALARM, Math.max(at, Date.now() + 60_000));
