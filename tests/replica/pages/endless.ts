import { documentOf } from './html.ts';

/** What drives an endless page, as `window.replica` of the page. */
export type Endless = {
  /** Number of posts scrolled past so far. */
  at(): number;
  /** Scrolls on by so many posts (back by a negative number), one in each frame; resolves with the frame after it. */
  scrollOn(posts: number): Promise<void>;
};

/** What a page's list brings along: where each post begins, and what the site does when the window moves. */
export type List = { topOf(post: number): number; render(top: number, bottom: number): void };

/** Marks each step in the browser's trace: what lies between two of them is the cost of one post. */
export const STEP = 'replica-post';

/** Posts of the page that a demo registry matches: one in so many. */
export const MATCH_EVERY = 20;

/** So many posts an endless page has. */
export const ENDLESS_POSTS = 6000;

/** Runs in the page. Written without help from outside: its source is put into the page's script. */
export function drive(list: List, step: string): void {
  let at = 0;
  const go = () => {
    const top = list.topOf(at);
    scrollTo({ top, behavior: 'instant' });
    list.render(top, top + innerHeight);
  };
  const scrollOn = (posts: number) =>
    new Promise<void>((done) => {
      const goal = at + posts;
      const next = () => {
        performance.mark(step);
        performance.clearMarks(step);
        if (at === goal) return done();
        at += Math.sign(posts);
        go();
        requestAnimationFrame(next);
      };
      requestAnimationFrame(next);
    });
  Object.assign(window, { replica: { at: () => at, scrollOn } satisfies Endless });
  go();
}

type Page = { title: string; site: string; body: string; nonce: string; list: () => List };

/** The document of an endless page; the source of `list` makes its list in the page. */
export const endlessDocument = ({ list, ...page }: Page): string =>
  documentOf({ ...page, script: `(${drive.toString()})((${list.toString()})(), '${STEP}');` });

/** Boxes in boxes, as deep as the site's own. */
export const nested = (depth: number, inner: string): string =>
  '<div>'.repeat(depth) + inner + '</div>'.repeat(depth);
