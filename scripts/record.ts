// Makes a stored page of the project's own from a saved one: only what the readers need, and nothing that is anybody's.
// Exit 0: written. Exit 2: bad input, or the page cannot be made anonymous; one line on stderr. Exit 1: the browser failed.
import type { Browser } from 'puppeteer-core';
import { BadInput, inspectPage, launchChromium, reportOf } from './inspect/index.ts';
import { type Order, readOrder } from './record/arguments.ts';
import { writeFixture } from './record/write.ts';

try {
  await record(readOrder(process.argv.slice(2)));
} catch (error) {
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`record: ${message.split('\n', 1)[0]}\n`);
  process.exitCode = error instanceof BadInput ? 2 : 1;
}

async function record(order: Order): Promise<void> {
  const browser = await launchChromium();
  try {
    if (order.isWritten) await store(order, browser);
  } finally {
    await browser.close();
  }
  process.stdout.write(`${order.folder}\n`);
}

async function store({ html, url, folder, note }: Order, browser: Browser): Promise<void> {
  const report = reportOf(await inspectPage(html, url, browser), url, null);
  writeFixture(folder, { html, url, origin: 'written', note, report });
}
