import { existsSync, readFileSync } from 'node:fs';
import { article } from '../../tests/replica/pages/twitter.ts';

/** A saved page of X, beside the repository; it must not be copied into it. */
const CAPTURE = new URL('../../../shared/captures/twitter/home-2024-11-en-ads/page.html', import.meta.url);

const CELL = /<div(?=[^>]*data-testid="cellInnerDiv")[^>]*>/g;

export type LongPage = { html: string; source: string; pictures: string[] };

/** A home page of X with so many posts, each with an id of its own. */
export function longPage(posts: number): LongPage {
  if (existsSync(CAPTURE)) return fromCapture(readFileSync(CAPTURE, 'utf8'), posts);
  const cells = repeated(replicaCells(), posts).join('');
  const html = `<!doctype html><html lang="de"><meta charset="utf-8"><title>X</title><main>${cells}</main></html>`;
  return { html, source: 'replica page (../shared is absent: lighter than the real one)', pictures: [] };
}

function fromCapture(html: string, posts: number): LongPage {
  // The capture is pretty-printed: the white space is its author's, not the site's.
  const lean = html.replace(/<script\b.*?<\/script>/gs, '').replace(/\s+/g, ' ');
  const starts = [...lean.matchAll(CELL)].map(({ index }) => index);
  const end = lean.lastIndexOf('</article>') + '</article>'.length;
  const after = endOfCell(lean, end);
  const cells = starts
    .map((start, i) => lean.slice(start, starts[i + 1] ?? after))
    .filter((cell) => cell.includes('<article'))
    // X places its cells by hand; a thousand of them stand one below the other here.
    .map((cell) => cell.replace(/ style="[^"]*"/, ''));
  const [first = 0] = starts;
  return {
    html: [lean.slice(0, first), ...repeated(cells, posts), lean.slice(after)].join(''),
    source: 'home page of X, captured 2024-11, its 14 posts repeated',
    pictures: [...new Set(lean.match(/https:\/\/[a-z]+\.twimg\.com\/[^"?&\s)]+/g))],
  };
}

/** Behind the closing tags that follow the last article: cell, its two boxes. */
function endOfCell(html: string, from: number): number {
  const closing = /^(?:\s*<\/div>){3}/.exec(html.slice(from, from + 500));
  return from + (closing?.[0].length ?? 0);
}

/** The low bits of an id count the posts of one millisecond: raising them leaves the time as it is. */
function repeated(cells: string[], posts: number): string[] {
  return Array.from({ length: posts }, (_, i) => {
    const round = BigInt(Math.floor(i / cells.length));
    const cell = cells[i % cells.length] ?? '';
    return cell.replace(/\/status\/(\d+)/g, (_, id: string) => `/status/${BigInt(id) + round}`);
  });
}

const replicaCells = (): string[] =>
  Array.from({ length: 14 }, (_, i) => {
    const id = String(1456700000000000000n + BigInt(i) * 10_000_000n);
    const text = `[erfundener Text] Beitrag ${i}`;
    return `<div data-testid="cellInnerDiv">${article({ id, handle: `nachbau_${i}`, name: `Nachbau ${i}`, text })}</div>`;
  });
