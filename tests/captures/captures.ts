import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Stored pages lie beside the repository: their licences do not allow them in it. */
const SHELF = fileURLToPath(new URL('../../../shared/captures/', import.meta.url));

export type Expected = {
  key: string;
  altKeys?: string[];
  author: { name: string | null; url: string | null } | null;
  publishedAt: string | null;
  promoted: boolean | null;
  textStart: string;
  images: number | null;
  hasVideo: boolean | null;
  links: string[];
  kind?: string;
  context?: string;
  quoted?: Omit<Expected, 'key' | 'promoted' | 'quoted'> & { key: string | null };
};

export type Capture = { name: string; url: string; read(): string; expected: Expected[] };

/** True where the stored pages are at hand. */
export const hasCaptures = existsSync(SHELF);

/** The sites of which pages are stored, by the names of their folders. */
export const CAPTURED_SITES = ['twitter', 'instagram', 'facebook', 'adlibrary', 'embeds'];

/** The stored pages of one site, each with its address and what a careful reader finds on it. */
export function capturesOf(site: string): Capture[] {
  if (!hasCaptures) return [];
  return readdirSync(`${SHELF}${site}`).flatMap((name) => {
    // Embed codes in Markdown: a browser reads the HTML in it.
    const page = ['page.html', 'page.md'].find((file) => existsSync(`${SHELF}${site}/${name}/${file}`));
    return page === undefined ? [] : [captureIn(`${site}/${name}`, page)];
  });
}

const captureIn = (name: string, page: string): Capture => ({
  name,
  url: json<{ url: string }>(`${name}/meta.json`).url,
  read: () => readStored(`${name}/${page}`),
  expected: json<{ posts: Expected[] }>(`${name}/expected.json`).posts,
});

/** A stored file of another kind. */
export const readStored = (path: string): string => readFileSync(`${SHELF}${path}`, 'utf8');

const json = <T>(path: string): T => JSON.parse(readStored(path)) as T;
