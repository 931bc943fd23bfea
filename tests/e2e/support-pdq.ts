import { fileURLToPath } from 'node:url';
import type { Page } from 'puppeteer-core';
import { build, type Rollup } from 'vite';
import { type Harness, until } from './harness/index.ts';
import type { hashPicture } from './support-pdq-in-page.ts';

const NAME = 'stadtspurPictures';

/** A host that the replica plays and the extension does not read. */
const ADDRESS = 'https://www.dortmund.de/pictures';

/** Calls an exported function of the bundled module inside the page; arguments and result travel as JSON. */
export type InPage = (name: string, ...args: unknown[]) => Promise<unknown>;

/** Opens a blank page and puts a module with all that it imports into it. */
export async function openWithModule(harness: Harness, entry: URL): Promise<InPage> {
  harness.replica.override(ADDRESS, {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      // Cut off from other origins a page has a clock of 5 to 20 µs; else Firefox rounds to whole milliseconds.
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-embedder-policy': 'require-corp',
    },
    body: '<!doctype html><title>pictures</title>',
  });
  return inPage(await harness.open(ADDRESS), entry);
}

/** Puts a module with all that it imports into a page; one of the extension's own reaches its store. */
export async function inPage(page: Page, entry: URL): Promise<InPage> {
  await page.evaluate(`${await bundle(entry)}\n;globalThis.${NAME} = ${NAME};`);
  return (name, ...args) => page.evaluate(`${NAME}.${name}(...${JSON.stringify(args)})`);
}

/** The same for work of minutes: the driver waits one minute for an answer, so it is asked for again and again. */
export async function inPageForLong(page: Page, entry: URL): Promise<InPage> {
  const start = await inPage(page, entry);
  await page.evaluate(`${NAME} = { ...${NAME}, begin };\n${begin.toString()}`);
  return async (name, ...args) => {
    await start('begin', name, args);
    const { value, error } = await until(
      name,
      () => page.evaluate(() => Reflect.get(globalThis, 'stadtspurAnswer') as Answer | null),
      600_000,
    );
    if (error !== undefined) throw new Error(`${name}: ${error}`);
    return value;
  };
}

type Answer = { value?: unknown; error?: string };

/** Runs in the page. */
function begin(
  this: Record<string, (...args: unknown[]) => Promise<unknown>>,
  name: string,
  args: unknown[],
): void {
  const answer = (found: Answer | null) => Reflect.set(globalThis, 'stadtspurAnswer', found);
  answer(null);
  this[name]?.(...args).then(
    (value) => answer({ value }),
    (error: unknown) => answer({ error: String(error) }),
  );
}

export const base64Of = (file: Uint8Array): string => Buffer.from(file).toString('base64');

/** Opens a page that decodes and hashes files by the code that ships. */
export async function openPdqPage(harness: Harness) {
  const run = await openWithModule(harness, new URL('./support-pdq-in-page.ts', import.meta.url));
  return {
    hash: (file: Uint8Array) => run('hashPicture', base64Of(file)) as ReturnType<typeof hashPicture>,
  };
}

async function bundle(entry: URL): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    build: { write: false, lib: { entry: fileURLToPath(entry), formats: ['iife'], name: NAME } },
  });
  const [output] = (Array.isArray(result) ? result : [result]) as Rollup.RollupOutput[];
  const chunk = output?.output.find((part) => part.type === 'chunk');
  if (!chunk) throw new Error('the module could not be bundled');
  return chunk.code;
}
