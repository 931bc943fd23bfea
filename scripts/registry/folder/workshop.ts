// The working folder of a publisher: plain files that can lie in git (docs/registry-publishing.md).
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as z from 'zod/mini';
import { about, type Change, type Head, type Line, label, parseWith } from '../../../utils/model/index.ts';
import {
  BadPublication,
  compareNames,
  type LogEnd,
  NO_LOG,
  nameOfLine,
  parseChange,
  parseLine,
  type State,
  textOf,
} from '../../../utils/registry/index.ts';
import { Refused } from '../errors.ts';
import { readLines, writeWhole } from './write.ts';

const facts = z.extend(about, { root: z.int().check(z.gte(1)), by: label(200) });
export type Facts = z.infer<typeof facts>;

/** Why an entry was set or withdrawn: kept until the next signing. */
export type Reason = { name: string; by: string; at: string; why: string };

export type Workshop = {
  folder: string;
  facts: Facts;
  path(...parts: string[]): string;
  /** Signed files, as they are put on a host. */
  site(...parts: string[]): string;
  /** The draft: lines by name, tombstones included. */
  entries(): Map<string, Line>;
  saveEntries(lines: ReadonlyMap<string, Line>): void;
  saveFacts(facts: Facts): void;
  reasons(): Map<string, Reason>;
  saveReasons(reasons: ReadonlyMap<string, Reason>): void;
  /** The head signed last. */
  head(): Head | null;
  /** The signed log, and the state that it leads to. */
  signed(): { changes: Change[]; state: State; log: LogEnd };
};

/** Opens a working folder. @throws Refused when it is none, or a file of it is broken */
export function openWorkshop(folder: string): Workshop {
  const root = resolve(folder);
  const path = (...parts: string[]) => join(root, ...parts);
  const site = (...parts: string[]) => path('site', ...parts);
  const head = () =>
    existsSync(site('head.json')) ? (JSON.parse(readFileSync(site('head.json'), 'utf8')) as Head) : null;
  return {
    folder: root,
    facts: readFacts(path('registry.json')),
    path,
    site,
    head,
    entries: () => readEntries(path('entries.ndjson')),
    saveEntries: (lines) => writeWhole(path('entries.ndjson'), entriesText(lines)),
    saveFacts: (next) => writeWhole(path('registry.json'), `${JSON.stringify(next, null, 2)}\n`),
    reasons: () =>
      new Map(
        readLines(path('reasons.ndjson'))
          .map((line) => JSON.parse(line) as Reason)
          .map((one) => [one.name, one]),
      ),
    saveReasons: (reasons) =>
      writeWhole(
        path('reasons.ndjson'),
        [...reasons.values()].map((one) => `${JSON.stringify(one)}\n`).join(''),
      ),
    signed: () => replayed(path('log.ndjson'), head()?.log ?? NO_LOG),
  };
}

function readFacts(file: string): Facts {
  if (!existsSync(file)) {
    throw new Refused(
      `${file} is not there: make a registry with "init", go to its folder, or name it with --in`,
    );
  }
  return parseWith(facts, JSON.parse(readFileSync(file, 'utf8')), 'registry.json');
}

function readEntries(file: string): Map<string, Line> {
  const lines = readLines(file).map((text, at) => parseLine(text, `entries.ndjson, line ${at + 1}`));
  const entries = new Map(lines.map((line) => [nameOfLine(line), line]));
  if (entries.size < lines.length)
    throw new Refused('entries.ndjson has two lines of one name; take one out');
  return entries;
}

const entriesText = (lines: ReadonlyMap<string, Line>): string =>
  [...lines]
    .sort(([a], [b]) => compareNames(a, b))
    .map(([, line]) => `${textOf(line)}\n`)
    .join('');

/** What stands in the log behind its signed end was written by a signing that was stopped; it is made again. */
function replayed(file: string, log: LogEnd): { changes: Change[]; state: State; log: LogEnd } {
  const texts = readLines(file).slice(0, log.lines);
  if (texts.length < log.lines) {
    throw new BadPublication(
      'truncated',
      'log.ndjson',
      `${texts.length} of ${log.lines} changes; bring it back from a backup`,
    );
  }
  const state: State = new Map();
  const changes = texts.map((text, at) => parseChange(text, `log.ndjson, line ${at + 1}`));
  for (const { line } of changes) state.set(nameOfLine(line), textOf(line));
  return { changes, state, log };
}
