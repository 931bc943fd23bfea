import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Head, Line } from '../../utils/model/index.ts';
import {
  LARGEST_HEAD,
  LARGEST_INFLATED,
  LARGEST_PACKED,
  linesOfDocument,
  nameOfLine,
  parseLine,
  parseRegistryText,
  snapshotFile,
  textOf,
} from '../../utils/registry/index.ts';
import { BadArgument, Refused } from './errors.ts';
import { optionsOf } from './options.ts';
import { isWeb, readerOf } from './verify/readers.ts';

export type Difference = {
  name: string;
  change: 'added' | 'changed' | 'withdrawn' | 'gone';
  /** Paths of the fields that differ: `value.title`. */
  fields: string[];
};

/** Says how two states differ: entries added, changed (with the fields), withdrawn, gone. */
export async function diff(args: string[]): Promise<number> {
  const options = optionsOf(args, { json: 'boolean' });
  const [a, b] = options.words;
  if (!a || !b || options.words.length > 2) throw new BadArgument('name two addresses, folders or files');
  const differences = differencesOf(await statesOf(a), await statesOf(b));
  for (const one of differences) {
    const words = `${one.change.padEnd(9)}  ${one.name}${one.fields.length > 0 ? `  ${one.fields.join(', ')}` : ''}`;
    process.stdout.write(`${options.flags.has('json') ? JSON.stringify(one) : words}\n`);
  }
  return 0;
}

/** Differences in the order of the names. */
export function differencesOf(a: ReadonlyMap<string, Line>, b: ReadonlyMap<string, Line>): Difference[] {
  return [...new Set([...a.keys(), ...b.keys()])].sort().flatMap((name): Difference[] => {
    const [before, after] = [a.get(name), b.get(name)];
    if (before && after && textOf(before) === textOf(after)) return [];
    if (!after) return [{ name, change: 'gone', fields: [] }];
    if (after.kind === 'withdrawn') {
      return before?.kind === 'withdrawn' ? [] : [{ name, change: 'withdrawn', fields: [] }];
    }
    if (!before || before.kind === 'withdrawn') return [{ name, change: 'added', fields: [] }];
    return [{ name, change: 'changed', fields: fieldsOf(before.value, after.value) }];
  });
}

function fieldsOf(a: object, b: object): string[] {
  const names = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...names].sort().filter((name) => {
    const [before, after]: unknown[] = [Reflect.get(a, name), Reflect.get(b, name)];
    return JSON.stringify(sorted(before)) !== JSON.stringify(sorted(after));
  });
}

/** Data with its keys in one order, so that it can be compared as text. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([x], [y]) => (x < y ? -1 : 1))
      .map(([key, field]) => [key, sorted(field)]),
  );
}

/** @throws Refused, BadPublication, InvalidData */
async function statesOf(name: string): Promise<Map<string, Line>> {
  return new Map((await linesAt(name)).map((line) => [nameOfLine(line), line]));
}

async function linesAt(name: string): Promise<Line[]> {
  if (isWeb(name)) return published(name);
  if (!existsSync(name)) throw new BadArgument(`no such file or folder: ${name}`);
  if (!statSync(name).isDirectory()) return linesOfFile(new Uint8Array(readFileSync(name)), name);
  const draft = join(name, 'entries.ndjson');
  return existsSync(draft) ? linesOfFile(new Uint8Array(readFileSync(draft)), draft) : published(name);
}

async function published(where: string): Promise<Line[]> {
  const read = readerOf(where);
  const bytes = await read('head.json', LARGEST_HEAD);
  if (!bytes) throw new Refused(`${where}: no head.json; is it the folder of a publication?`);
  const { snapshot } = JSON.parse(new TextDecoder().decode(bytes)) as Head;
  const file = snapshotFile(snapshot.sequence, snapshot.sha256);
  const data = await read(file, LARGEST_PACKED);
  if (!data) throw new Refused(`${where}: ${file} is missing`);
  return linesOfFile(data, file);
}

function linesOfFile(bytes: Uint8Array, file: string): Line[] {
  const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b;
  const text = new TextDecoder().decode(
    isGzip ? gunzipSync(bytes, { maxOutputLength: LARGEST_INFLATED }) : bytes,
  );
  if (!/^\s*\{"kind":/.test(text)) {
    return linesOfDocument(parseRegistryText(text), { by: '-', at: null });
  }
  const lines = text.split('\n').filter((line) => line !== '');
  return lines.map((line, at) => parseLine(line, `${file}, line ${at + 1}`));
}
