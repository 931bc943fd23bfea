import type { CaptureReceipt, CaptureTrigger, Failure, Reply } from '../../model/index.ts';
import { ask } from '../../platform/sending.ts';
import { isOurs } from '../badges.ts';
import type { Entry } from '../entry.ts';
import type { CaptureScript, CaptureStep } from './host.ts';

type Answer = Reply<CaptureReceipt>;

const failed = (code: string): { ok: false; failure: Failure } => ({ ok: false, failure: { code } });

/**
 * Saves posts one at a time: a picture must not catch another one's card. The work itself is done by a script that the
 * background runs here with the first capture.
 * @param hideSigns hides or shows everything of ours on the page
 * @param rootOf what the picture is to show; the post's element unless told, the window where there is none
 */
export function createCapture(
  hideSigns: (hidden: boolean) => void,
  rootOf: (entry: Entry) => Element | null = ({ root }) => root,
) {
  let last: Promise<unknown> = Promise.resolve();

  async function run(
    entry: Entry,
    trigger: CaptureTrigger,
    onStep: (step: CaptureStep) => void,
  ): Promise<Answer> {
    const { post, ref } = entry;
    if (!post) return failed('no-post');
    onStep('started');
    const script = await loadScript();
    if ('failure' in script) return script;
    const isStill = () => entry.ref === ref;
    if (!isStill()) return failed('page-changed');
    const read = { ref, post };
    return script.take({ read, trigger, root: rootOf(entry), isStill, isOurs, hideSigns, onStep });
  }

  return {
    start(entry: Entry, trigger: CaptureTrigger, onStep: (step: CaptureStep) => void): Promise<Answer> {
      const { ref } = entry;
      // The site may put another post into the node while this one waits for its turn.
      const mine = last.then(() =>
        entry.ref === ref ? run(entry, trigger, onStep) : failed('page-changed'),
      );
      last = mine.catch(() => undefined);
      return mine;
    },
  };
}

async function loadScript(): Promise<{ take: CaptureScript } | { ok: false; failure: Failure }> {
  const reply = globalThis.stadtspurCapture
    ? ({ ok: true } as const)
    : await ask<'load-capture'>({ type: 'load-capture' });
  if (!reply.ok) return reply;
  return globalThis.stadtspurCapture ? { take: globalThis.stadtspurCapture } : failed('internal');
}
