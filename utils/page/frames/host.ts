import type { FilmVerdict, NamedRead } from '../../model/index.ts';

/** What the script that takes frames gets from the reader it runs beside. */
export type FramesHost = {
  /** The post that a node of the page stands in, as read; null outside of posts. */
  readAt(node: Node): NamedRead | null;
  judged(verdict: FilmVerdict): void;
  /** Runs work and counts its time. */
  measured<T>(work: () => T): T;
  signal: AbortSignal;
};

declare global {
  /** Set by the frames script in the world it shares with the reader. */
  var stadtspurFrames: ((host: FramesHost) => void) | undefined;
}
