import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Report } from '../../scripts/inspect/index.ts';

/** Stored pages of the project's own: written, or recorded and made anonymous. */
const SHELF = join(import.meta.dirname, '../fixtures/');

export type Fixture = {
  /** `<site>/<name>`. */
  name: string;
  site: string;
  url: string;
  origin: string;
  read(): string;
  /** What `inspect` prints of it. */
  expected: Pick<Report, 'posts' | 'unread'>;
};

/** All of them, in order of their names. */
export function fixtures(): Fixture[] {
  if (!existsSync(SHELF)) return [];
  return readdirSync(SHELF).flatMap((site) =>
    readdirSync(`${SHELF}${site}`).map((folder) => fixtureIn(site, folder)),
  );
}

function fixtureIn(site: string, folder: string): Fixture {
  const file = (name: string) => readFileSync(`${SHELF}${site}/${folder}/${name}`, 'utf8');
  const { url, origin } = JSON.parse(file('meta.json')) as { url: string; origin: string };
  const expected = JSON.parse(file('expected.json')) as Fixture['expected'];
  return { name: `${site}/${folder}`, site, url, origin, read: () => file('page.html'), expected };
}
