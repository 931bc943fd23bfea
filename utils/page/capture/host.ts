import type { CaptureReceipt, CaptureTrigger, NamedRead, Reply } from '../../model/index.ts';

export type CaptureStep = 'started' | 'shot-done' | 'saving';

/** What the script that takes the evidence gets from whoever is asked to save a post. */
export type CaptureOrder = {
  read: NamedRead;
  trigger: CaptureTrigger;
  /** The element that shows the post; null for what is the whole page: then the window is taken. */
  root: Element | null;
  /** False once the site has put another post into the element. */
  isStill(): boolean;
  isOurs(node: Node): boolean;
  /** Hides or shows everything of ours on the page. */
  hideSigns(hidden: boolean): void;
  onStep(step: CaptureStep): void;
};

export type CaptureScript = (order: CaptureOrder) => Promise<Reply<CaptureReceipt>>;

declare global {
  /** Set by the capture script in the world it shares with reader and check. */
  var stadtspurCapture: CaptureScript | undefined;
}
