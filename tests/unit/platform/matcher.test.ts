import { afterEach, describe, expect, it, vi } from 'vitest';
import { type ComparedPicture, PortError } from '../../../utils/flows/ports.ts';
import { createMatcher } from '../../../utils/platform/matcher/ask.ts';
import { serveMatcher } from '../../../utils/platform/matcher/serve.ts';

const bytes = new Uint8Array([1, 2, 3]);
const printed = { width: 4, height: 3, hash: 'ab', quality: 9, print: 'cHJpbnQ=', thumbnail: 'data:' };
const nothing: ComparedPicture = { found: [], hash: '0'.repeat(64), quality: 80, comparable: true };

/** Channels that were opened, so that they can be closed: Node waits for them. */
const open: BroadcastChannel[] = [];
const Real = BroadcastChannel;
vi.stubGlobal(
  'BroadcastChannel',
  class extends Real {
    constructor(name: string) {
      super(name);
      open.push(this);
    }
  },
);
afterEach(() => {
  for (const channel of open.splice(0)) channel.close();
});

function setUp(compare: (bytes: Uint8Array) => Promise<ComparedPicture>, { starts = true } = {}) {
  const forget = vi.fn();
  const print = vi.fn(async () => printed);
  let runs = false;
  const host = {
    ensure: vi.fn(async () => {
      if (runs || !starts) return;
      runs = true;
      serveMatcher({ compare, print, forget });
    }),
    stop: vi.fn(async () => {}),
  };
  return { matcher: createMatcher(host), host, forget, print };
}

describe('the thread that compares pictures', () => {
  it('is started with the first picture, and answers', async () => {
    const compare = vi.fn(async () => nothing);
    const { matcher, host } = setUp(compare);
    expect(host.ensure).not.toHaveBeenCalled();
    expect(await matcher.compare(bytes)).toEqual(nothing);
    expect(compare).toHaveBeenCalledWith(bytes);
  });

  it('makes prints too, in the same line', async () => {
    const compare = vi.fn(async () => nothing);
    const { matcher, print } = setUp(compare);
    expect(await matcher.print(bytes)).toEqual(printed);
    expect(print).toHaveBeenCalledWith(bytes);
    expect(compare).not.toHaveBeenCalled();
  });

  it('takes one picture after the other, and gives each its own answer', async () => {
    let running = 0;
    let most = 0;
    const { matcher } = setUp(async ([first = 0]) => {
      most = Math.max(most, ++running);
      await new Promise((done) => setTimeout(done, 10 - first));
      running--;
      return { ...nothing, quality: first };
    });
    const all = await Promise.all([1, 2, 3].map((n) => matcher.compare(new Uint8Array([n]))));
    expect(all.map(({ quality }) => quality)).toEqual([1, 2, 3]);
    expect(most).toBe(1);
  });

  it('passes on why a picture could not be compared, and names what nobody expected', async () => {
    const { matcher } = setUp(async ([first]) => {
      if (first === 1) throw new PortError('too-many-pixels', '20000 x 20000');
      throw new TypeError('bug');
    });
    await expect(matcher.compare(bytes)).rejects.toMatchObject({
      code: 'too-many-pixels',
      detail: '20000 x 20000',
    });
    await expect(matcher.compare(new Uint8Array([2]))).rejects.toMatchObject({
      code: 'internal',
      detail: /bug/,
    });
  });

  it('is not given up while it is busy: its late answers count', async () => {
    const { matcher, host } = setUp(async () => {
      const end = performance.now() + 250;
      while (performance.now() < end);
      return nothing;
    });
    const all = await Promise.all(
      [1, 2, 3].map(async (n) => {
        await new Promise((done) => setTimeout(done, n * 40));
        return matcher.compare(bytes);
      }),
    );
    expect(all).toEqual([nothing, nothing, nothing]);
    expect(host.stop).not.toHaveBeenCalled();
  });

  it('is told to forget', async () => {
    const { matcher, forget } = setUp(async () => nothing);
    await matcher.compare(bytes);
    matcher.forget();
    await vi.waitFor(() => expect(forget).toHaveBeenCalledOnce());
  });

  it('that does not start is an error with a name, and is stopped so that the next picture tries anew', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    const { matcher, host } = setUp(async () => nothing, { starts: false });
    const failed = expect(matcher.compare(bytes)).rejects.toMatchObject({ code: 'internal' });
    await vi.advanceTimersByTimeAsync(20_000);
    await failed;
    expect(host.stop).toHaveBeenCalledOnce();
    vi.useRealTimers();
  });

  it('that does not answer is given up and stopped', async () => {
    const { matcher, host } = setUp(() => new Promise<never>(() => {}));
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    const failed = expect(matcher.compare(bytes)).rejects.toMatchObject({ code: 'timeout' });
    for (let n = 0; n < 20; n++) {
      await vi.advanceTimersByTimeAsync(5000);
      await new Promise((done) => setImmediate(done));
    }
    await failed;
    expect(host.stop).toHaveBeenCalledOnce();
    vi.useRealTimers();
  });
});
