import { SCRIPT } from './channel.ts';

/** Where the thread lives. */
export type MatcherHost = { ensure(): Promise<void>; stop(): Promise<void> };

/** The part of Chrome's API that the polyfill does not know. */
type Offscreen = {
  hasDocument(): Promise<boolean>;
  createDocument(options: { url: string; reasons: string[]; justification: string }): Promise<void>;
  closeDocument(): Promise<void>;
};

/**
 * Firefox's background is a page and starts a worker itself. Chrome's is a service worker, which has none: there an
 * offscreen document starts it, whose only script that is (docs/decisions/0009).
 */
export function startHost(): MatcherHost {
  const { offscreen } = (Reflect.get(globalThis, 'chrome') ?? {}) as { offscreen?: Offscreen };
  return offscreen ? inDocument(offscreen) : inPage();
}

function inDocument(offscreen: Offscreen): MatcherHost {
  return {
    async ensure() {
      if (await offscreen.hasDocument()) return;
      try {
        await offscreen.createDocument({
          url: 'offscreen.html',
          reasons: ['WORKERS'],
          justification: 'Compares pictures of posts with the registry in a worker, away from the page.',
        });
      } catch (error) {
        // Two questions at once may both have found none.
        if (!(await offscreen.hasDocument())) throw error;
      }
    },
    stop: () => offscreen.closeDocument().catch(() => undefined),
  };
}

/** A thread of a page's own, which ends with it. @param name of its channel */
export const ownHost = (name: string): MatcherHost => inPage(name);

function inPage(name = ''): MatcherHost {
  let worker: Worker | null = null;
  return {
    async ensure() {
      worker ??= new Worker(SCRIPT, { name });
    },
    async stop() {
      worker?.terminate();
      worker = null;
    },
  };
}
