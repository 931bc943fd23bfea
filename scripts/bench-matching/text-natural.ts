import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Texts written by people: pieces of a book, other pieces of it, and short texts that have nothing to do with it. */
export type Natural = { documents: { text: string }[]; heldOut: string[]; posts: string[] };

const HANDBOOK = 'usr/share/doc/debian-handbook/html/de-DE';
const FORTUNES = 'usr/share/games/fortunes/de';

/**
 * German prose from the Debian packages debian-handbook and fortunes-de (both free), where they are installed.
 * @param root directory that holds usr/: `/`, or where packages were unpacked with `dpkg -x`
 * @returns null, and says so, when a package is missing
 */
export function natural(root = process.env.TEXTS ?? '/'): Natural | null {
  const missing = [HANDBOOK, FORTUNES].filter((path) => !existsSync(join(root, path)));
  if (missing.length > 0) {
    console.log(
      `natural text skipped: no ${missing.join(', ')} (apt-get install debian-handbook fortunes-de, or TEXTS=…)`,
    );
    return null;
  }
  const chapters = filesIn(root, HANDBOOK, '.html').flatMap((html) => paragraphsOf(html));
  const pieces = piecesOf(chapters, 2200);
  const fortunes = filesIn(root, FORTUNES, '.u8').flatMap((file) => file.split(/\n%\n/u));
  return {
    documents: pieces.filter((_, i) => i % 4 > 0).map((text) => ({ text })),
    // Held-out pieces of the same book are the hardest of unrelated texts: one author, one subject.
    heldOut: pieces.filter((_, i) => i % 4 === 0),
    posts: fortunes.filter((text) => text.length > 80),
  };
}

const filesIn = (root: string, folder: string, ending: string) =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith(ending))
    .map((name) => readFileSync(join(root, folder, name), 'utf8'));

function paragraphsOf(html: string): string[] {
  // Listings repeat each other word for word, which is no false alarm.
  const prose = html.replace(/<pre[\s\S]*?<\/pre>/gu, ' ');
  return [...prose.matchAll(/<p[^>]*>([\s\S]*?)<\/p>|<div class="para">([\s\S]*?)<\/div>/gu)]
    .map(([, p, para]) => plain(p ?? para ?? ''))
    .filter((text) => text.length > 120);
}

const plain = (html: string) =>
  html
    .replace(/<[^>]*>/gu, '')
    .replace(/&(?:nbsp|#160);/gu, ' ')
    .replace(/&[a-z]+;/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();

function piecesOf(paragraphs: string[], length: number): string[] {
  const pieces: string[] = [];
  let piece = '';
  for (const paragraph of new Set(paragraphs)) {
    piece += `${paragraph}\n\n`;
    if (piece.length < length) continue;
    pieces.push(piece);
    piece = '';
  }
  return pieces;
}
