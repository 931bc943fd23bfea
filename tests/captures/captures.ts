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

/** The stored pages of one site, each with its address and what a careful reader finds on it. */
export function capturesOf(site: string): Capture[] {
  if (!hasCaptures) return [];
  const names = readdirSync(`${SHELF}${site}`).filter((name) =>
    existsSync(`${SHELF}${site}/${name}/page.html`),
  );
  return names.map((name) => ({
    name: `${site}/${name}`,
    url: json<{ url: string }>(`${site}/${name}/meta.json`).url,
    read: () => readFileSync(`${SHELF}${site}/${name}/page.html`, 'utf8'),
    expected: json<{ posts: Expected[] }>(`${site}/${name}/expected.json`).posts,
  }));
}

/** A stored file of another kind. */
export const readStored = (path: string): string => readFileSync(`${SHELF}${path}`, 'utf8');

const json = <T>(path: string): T => JSON.parse(readStored(path)) as T;
