import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Report } from '../inspect/index.ts';

export type Stored = {
  html: string;
  url: string;
  origin: 'written' | 'recorded';
  note: string;
  report: Report;
};

/** Writes the three files of a stored page. */
export function writeFixture(folder: string, { html, url, origin, note, report }: Stored): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'page.html'), html);
  writeFileSync(join(folder, 'meta.json'), json({ url, origin, note }));
  writeFileSync(join(folder, 'expected.json'), json({ posts: report.posts, unread: report.unread }));
}

const json = (value: unknown): string => `${JSON.stringify(value, null, 1)}\n`;
