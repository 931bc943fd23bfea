import type { CaptureTrigger } from '../model/index.ts';
import type { createCapture } from './capture/ask-capture.ts';
import type { Entry } from './entry.ts';

type Ports = {
  capture: Pick<ReturnType<typeof createCapture>, 'start'>;
  /** Reads the post once more, as it stands at this moment. */
  read(entry: Entry): void;
  paint(entry: Entry): void;
  open(entry: Entry): void;
  /** Counts the finding. */
  saved(entry: Entry): void;
};

/** Saves one entry's post and shows how it goes on its card. */
export async function saveEntry(entry: Entry, trigger: CaptureTrigger, ports: Ports): Promise<void> {
  if (entry.capture.state === 'running') return;
  const { ref } = entry;
  ports.read(entry);
  if (entry.ref !== ref) {
    entry.capture = { state: 'failed', failure: { code: 'page-changed' } };
    ports.open(entry);
    return;
  }
  const reply = await ports.capture.start(entry, trigger, (step) => {
    if (entry.ref !== ref) return;
    entry.capture = { state: 'running', step };
    ports.paint(entry);
  });
  // The site may have put another post into the node: nothing was saved of that one.
  if (entry.ref !== ref) return;
  entry.capture = reply.ok
    ? { state: 'saved', receipt: reply.value }
    : { state: 'failed', failure: reply.failure };
  if (reply.ok && entry.verdict) {
    entry.verdict = { ...entry.verdict, captured: [...entry.verdict.captured, reply.value.number] };
    ports.saved(entry);
  }
  ports.paint(entry);
}
