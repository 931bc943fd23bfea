import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { describeFlaw, InvalidData, type Registry } from '../../utils/model/index.ts';
import { parseRegistryText } from '../../utils/registry/index.ts';
import { siteFor } from '../../utils/sites/index.ts';

/** Something the caller did wrong; the message is one line for people. */
export class BadInput extends Error {}

export type Input = {
  html: string;
  url: string;
  registry: Registry | null;
  /** The moment of reading, for times such as "10 hours ago". */
  now: string | null;
};

const USAGE =
  'usage: npm run --silent inspect -- <page.html> --url <address> [--registry <file>] [--now <instant>]';

/**
 * Reads the command line and the files it names.
 * @throws BadInput with the one line to show
 */
export function readInput(args: string[]): Input {
  const { positionals, values } = parse(args);
  const [page, ...more] = positionals;
  if (!page || more.length > 0 || !values.url) throw new BadInput(USAGE);
  return {
    url: checkedUrl(values.url),
    html: readPage(page),
    registry: values.registry === undefined ? null : readRegistry(values.registry),
    now: values.now === undefined ? null : readInstant(values.now),
  };
}

function parse(args: string[]) {
  try {
    const options = {
      url: { type: 'string' },
      registry: { type: 'string' },
      now: { type: 'string' },
    } as const;
    return parseArgs({ args, allowPositionals: true, options });
  } catch (error) {
    throw new BadInput(`${firstLine(error)}; ${USAGE}`);
  }
}

function readInstant(text: string): string {
  const time = new Date(text);
  const isInstant = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/.test(text.trim());
  if (!isInstant || Number.isNaN(time.getTime()))
    throw new BadInput(`not an instant such as 2026-11-24T12:00:00Z: ${text}`);
  return time.toISOString();
}

/** An address that a reader handles. */
export function checkedUrl(text: string): string {
  const url = URL.parse(text.trim());
  if (!url || !/^https?:$/.test(url.protocol)) throw new BadInput(`not a web address: ${text}`);
  if (!siteFor(url)) throw new BadInput(`no reader handles ${url.origin}${url.pathname}`);
  return url.href;
}

/** A saved page as text. */
export function readPage(path: string): string {
  const bytes = readFile(path);
  if (bytes.subarray(0, 65_536).includes(0)) throw new BadInput(`${path} is not an HTML file (binary)`);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // Pages saved by old browsers: the code page they used.
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

function readRegistry(path: string): Registry {
  const text = readFile(path).toString('utf8');
  try {
    return parseRegistryText(text);
  } catch (error) {
    if (!(error instanceof InvalidData)) throw error;
    const [flaw] = error.flaws;
    throw new BadInput(`registry ${path}: ${flaw ? describeFlaw(flaw) : firstLine(error)}`);
  }
}

function readFile(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';
    throw new BadInput(`cannot read ${path} (${code})`);
  }
}

const firstLine = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split('\n', 1)[0] ?? '';
