// The Dortmund case on replica pages: in a real window where there is a display, else as a checked run with a report.
// Options: --firefox, --headless, --lang=de|en.
import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type Harness, type Kind, launch } from '../tests/e2e/harness/index.ts';
import { ADDRESSES } from '../tests/replica/case.ts';
import { ensureBuilt } from './demo/build.ts';
import { EXPECTED } from './demo/expected.ts';
import { reportHtml, rowsOf, tableText } from './demo/report.ts';
import { exportCsv, importRegistry, type PageResult, visit } from './demo/steps.ts';

const OUTPUT = fileURLToPath(new URL('../demo-output', import.meta.url));

const { values } = parseArgs({
  options: {
    firefox: { type: 'boolean' },
    headless: { type: 'boolean' },
    lang: { type: 'string', default: 'en' },
  },
});
const kind: Kind = values.firefox ? 'firefox' : 'chrome';
const lang = values.lang === 'de' ? 'de' : 'en';

try {
  ensureBuilt(kind);
  rmSync(OUTPUT, { recursive: true, force: true });
  mkdirSync(OUTPUT, { recursive: true });
  if (hasDisplay()) await show();
  else process.exitCode = (await check()) ? 0 : 1;
} catch (error) {
  console.error(`demonstration: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}

function hasDisplay(): boolean {
  if (values.headless || process.env.CI) return false;
  if (process.platform === 'darwin' || process.platform === 'win32') return true;
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/** Opens the pages in a window and leaves them to the viewer until the window is closed. */
async function show(): Promise<void> {
  const harness = await launch(kind, { headless: false, lang });
  const closed = new Promise<void>((resolve) => harness.browser.once('disconnected', () => resolve()));
  process.once('SIGINT', () => void harness.close());
  try {
    await importRegistry(harness, OUTPUT);
    for (const url of Object.values(ADDRESSES)) await harness.open(url);
    await harness.extensionPage('/dashboard.html#/findings');
    console.log('The pages are open. Close the window or press Ctrl+C to end the demonstration.');
    await closed;
  } finally {
    await harness.close();
  }
}

/** Runs through all pages, saves every match and compares with the table in demo/expected.ts. */
async function check(): Promise<boolean> {
  const harness = await launch(kind, { headless: true, lang });
  try {
    await importRegistry(harness, OUTPUT);
    const results: PageResult[] = [];
    for (const page of EXPECTED) results.push(await visit(harness, page, OUTPUT));
    const exported = await tryExport(harness);
    return (await summarise(harness, results)) && exported;
  } finally {
    await harness.close();
  }
}

/** A failed export must not hide what the pages showed. */
async function tryExport(harness: Harness): Promise<boolean> {
  try {
    copyFileSync(await exportCsv(harness, OUTPUT), join(OUTPUT, 'findings.csv'));
    return true;
  } catch (error) {
    console.error(`! export: ${error instanceof Error ? error.message : String(error)}`);
    return false;
  }
}

async function summarise(harness: Harness, results: PageResult[]): Promise<boolean> {
  writeFileSync(join(OUTPUT, 'report.html'), reportHtml(results, await harness.browser.version()));
  console.log(`\n${tableText(rowsOf(results))}\n\nReport: demo-output/report.html`);
  return results.every(({ problems }) => problems.length === 0);
}
