import { fileURLToPath } from 'node:url';
import type { Page } from 'puppeteer-core';
import { build, type Rollup } from 'vite';
import type { Harness } from './harness/index.ts';
import type { Hashed, Outcome } from './support-pdq-in-page.ts';

const ENTRY = fileURLToPath(new URL('./support-pdq-in-page.ts', import.meta.url));
const NAME = 'stadtspurPdq';

/** A host that the replica plays and the extension does not read. */
const ADDRESS = 'https://www.dortmund.de/pdq';

/** What decodes and hashes pictures, in a browser. */
export type PdqPage = {
  hash(file: Uint8Array): Promise<Outcome>;
  time(file: Uint8Array, runs: number): Promise<Hashed[]>;
};

/** Opens a blank page with the shipped decoder and hash in it. */
export async function openPdqPage(harness: Harness): Promise<PdqPage> {
  harness.replica.override(ADDRESS, {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      // Cut off from other origins a page has a clock of 5 to 20 µs; else Firefox rounds to whole milliseconds.
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-embedder-policy': 'require-corp',
    },
    body: '<!doctype html><title>PDQ</title>',
  });
  const page = await harness.open(ADDRESS);
  await page.evaluate(`${await bundle()}\n;globalThis.${NAME} = ${NAME};`);
  return {
    hash: (file) => call(page, 'hashPicture', [base64Of(file)]) as Promise<Outcome>,
    time: (file, runs) => call(page, 'timePicture', [base64Of(file), runs]) as Promise<Hashed[]>,
  };
}

const call = (page: Page, name: string, args: unknown[]): Promise<unknown> =>
  page.evaluate(`${NAME}.${name}(...${JSON.stringify(args)})`);

const base64Of = (file: Uint8Array) => Buffer.from(file).toString('base64');

async function bundle(): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    build: { write: false, lib: { entry: ENTRY, formats: ['iife'], name: NAME } },
  });
  const [output] = (Array.isArray(result) ? result : [result]) as Rollup.RollupOutput[];
  const chunk = output?.output.find((part) => part.type === 'chunk');
  if (!chunk) throw new Error('decoder and hash could not be bundled');
  return chunk.code;
}
