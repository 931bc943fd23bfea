import { type ComparedPicture, type PictureComparer, PortError } from '../../flows/ports.ts';
import type { PrintedPicture } from '../../model/index.ts';
import { type Answer, CHANNEL, isFor, type Question } from './channel.ts';
import { type MatcherHost, startHost } from './host.ts';

/** A large picture against a large registry takes a second; the first one also builds the index. */
const PATIENCE_MS = 60_000;
const START_MS = 15_000;
const PING_MS = 100;

type Value = ComparedPicture | PrintedPicture | null;
type Waiting = { done(value: Value): void; failed(error: PortError): void };

export type Matcher = {
  compare: PictureComparer;
  /** Makes the print of a picture. @throws PortError as `compare` */
  print(bytes: Uint8Array<ArrayBuffer>): Promise<PrintedPicture>;
  forget(): void;
};

/**
 * Compares pictures in a thread of the extension, which is started when it is first needed, and anew when it has died
 * with its page or does not answer.
 */
export function createMatcher(host: MatcherHost = startHost(), name = CHANNEL): Matcher {
  const channel = new BroadcastChannel(name);
  const waiting = new Map<string, Waiting>();
  let starting: Promise<void> | null = null;
  let heardAt = Number.NEGATIVE_INFINITY;

  channel.onmessage = ({ data }: MessageEvent<unknown>) => {
    if (!isFor<Answer>('background', data)) return;
    heardAt = performance.now();
    const one = waiting.get(data.id);
    waiting.delete(data.id);
    if (data.ok) one?.done(data.value);
    else one?.failed(new PortError(data.code, data.detail));
  };

  function ask(question: WithoutId, patience: number): Promise<Value> {
    const id = crypto.randomUUID();
    return new Promise((done, failed) => {
      const timer = setTimeout(() => {
        waiting.delete(id);
        failed(new PortError('timeout', `${patience / 1000} s`));
      }, patience);
      const settle =
        <T>(call: (value: T) => void) =>
        (value: T) => {
          clearTimeout(timer);
          call(value);
        };
      waiting.set(id, { done: settle(done), failed: settle(failed) });
      channel.postMessage({ to: 'matcher', id, ...question } as Question);
    });
  }

  /** Any answer will do, also a late one: a thread that is busy with a picture hears the question after it. */
  async function awake(): Promise<void> {
    await host.ensure();
    const start = performance.now();
    while (performance.now() - start < START_MS) {
      await ask({ what: 'ping' }, PING_MS).catch(() => undefined);
      if (heardAt >= start) return;
    }
    await host.stop();
    throw new PortError('internal', 'the thread that compares pictures did not start');
  }

  function ready(): Promise<void> {
    starting ??= awake().finally(() => {
      starting = null;
    });
    return starting;
  }

  async function work(what: 'compare' | 'print', bytes: Uint8Array<ArrayBuffer>) {
    await ready();
    try {
      const value = await ask({ what, bytes }, PATIENCE_MS);
      if (!value) throw new PortError('internal', 'empty answer');
      return value;
    } catch (error) {
      if (error instanceof PortError && error.code === 'timeout') await host.stop();
      throw error;
    }
  }

  return {
    compare: (bytes) => work('compare', bytes) as Promise<ComparedPicture>,
    print: (bytes) => work('print', bytes) as Promise<PrintedPicture>,
    /** A thread that does not run has nothing to forget. */
    forget: () => void ask({ what: 'forget' }, PING_MS).catch(() => undefined),
  };
}

type WithoutId = Question extends infer Q ? (Q extends Question ? Omit<Q, 'id' | 'to'> : never) : never;
