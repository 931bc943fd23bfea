import type { Grade, Signal } from '../utils/model/index.ts';
import { RING, RING_DASHES, SIGNS } from './badge/signs.ts';

/** The sign of a signal; decorative, the word stands beside it or in the label. */
export function SignalIcon({ signal, size = 14 }: { signal: Signal; size?: number }) {
  return (
    <svg class="sign" viewBox="0 0 16 16" width={size} height={size} aria-hidden="true">
      <path d={SIGNS[signal]} />
    </svg>
  );
}

/** The ring of a grade. */
export function GradeRing({ grade, size = 12 }: { grade: Grade; size?: number }) {
  return (
    <svg class="sign ring" viewBox="0 0 12 12" width={size} height={size} aria-hidden="true">
      <path d={RING} stroke-dasharray={RING_DASHES[grade]} />
    </svg>
  );
}
