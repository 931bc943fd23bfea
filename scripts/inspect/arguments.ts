import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { describeFlaw, InvalidData, type Registry } from '../../utils/model/index.ts';
import { parseRegistryText } from '../../utils/registry/index.ts';
import { siteFor } from '../../utils/sites/index.ts';

/** Something the caller did wrong; the message is one line for people. */
export class BadInput extends Error {}

export type Input = { html: string; url: string; registry: Registry | null };

const USAGE = 'usage: npm run --silent inspect -- <page.html> --url <address> [--registry <file>]';

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
  };
}

function parse(args: string[]) {
  try {
    const options = { url: { type: 'string' }, registry: { type: 'string' } } as const;
    return parseArgs({ args, allowPositionals: true, options });
  } catch (error) {
    throw new BadInput(`${firstLine(error)}; ${USAGE}`);
  }
}

function checkedUrl(text: string): string {
  const url = URL.parse(text.trim());
  if (!url || !/^https?:$/.test(url.protocol)) throw new BadInput(`not a web address: ${text}`);
  if (!siteFor(url)) throw new BadInput(`no reader handles ${url.origin}${url.pathname}`);
  return url.href;
}

function readPage(path: string): string {
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
