import type { Post } from '../../utils/model/index.ts';
import { siteFor } from '../../utils/sites/index.ts';
import { isPost } from '../../utils/sites/shared/post.ts';

/** What a reader without knowledge of the site takes for the facts: the first that looks like it. */
export type Naive = { author: string | null; time: string | null; text: string };

/** One root, read both ways, with the milliseconds each needed. */
export type Timed = { post: Post | null; milliseconds: number; naive: Naive; naiveMilliseconds: number };

export type Measured = { roots: Timed[]; rootsMilliseconds: number };

/** The clock of a page is coarse, so each root is read several times. */
const TIMES = 10;

/** Runs inside the page: reads all its roots with the shipped reader and with the naive one. */
export function measure(address: string): Measured {
  const url = new URL(address);
  const site = siteFor(url);
  if (!site) throw new Error(`no reader handles ${address}`);
  const [roots, rootsMilliseconds] = timed(() => site.roots(document, url));
  return {
    rootsMilliseconds,
    roots: roots.map((root) => {
      const [read, milliseconds] = timed(() => site.read(root, url));
      const [naive, naiveMilliseconds] = timed(() => readNaively(root));
      return { post: isPost(read) ? read : null, milliseconds, naive, naiveMilliseconds };
    }),
  };
}

function readNaively(root: Element): Naive {
  return {
    author: root.querySelector<HTMLAnchorElement>('a[href]')?.href ?? null,
    time: root.querySelector('time')?.getAttribute('datetime') ?? null,
    text: root.textContent ?? '',
  };
}

function timed<T>(run: () => T): [T, number] {
  const result = run();
  const start = performance.now();
  for (let time = 0; time < TIMES; time++) run();
  return [result, (performance.now() - start) / TIMES];
}
