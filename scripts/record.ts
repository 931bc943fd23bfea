// Makes a stored page of the project's own from a saved one: only what the readers need, and nothing that is anybody's.
// Exit 0: written. Exit 2: bad input, or the page cannot be made anonymous; one line on stderr. Exit 1: the browser failed.
import type { Browser } from 'puppeteer-core';
import { BadInput, bundleOf, evaluateOn, inspectPage, launchChromium, reportOf } from './inspect/index.ts';
import { type Order, readOrder } from './record/arguments.ts';
import type { Anonymous } from './record/in-page.ts';
import { firstDifference } from './record/shape.ts';
import { vocabulary } from './record/vocabulary.ts';
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
    await (order.isWritten ? store(order, browser) : storeAnonymous(order, browser));
  } finally {
    await browser.close();
  }
  process.stdout.write(`${order.folder}\n`);
}

async function store({ html, url, folder, note }: Order, browser: Browser): Promise<void> {
  const report = reportOf(await inspectPage(html, url, browser), url, null);
  writeFixture(folder, { html, url, origin: 'written', note, report });
}

async function storeAnonymous({ html: original, url: address, folder, note }: Order, browser: Browser) {
  const before = await inspectPage(original, address, browser);
  const { html, url, survivors } = await anonymised(original, address, browser);
  const after = await inspectPage(html, url, browser);
  const difference = firstDifference(before, after);
  if (difference !== null) throw new BadInput(`the anonymous page is read differently: ${difference}`);
  // The number only: the words themselves are what must not get about.
  if (survivors.length > 0) throw new BadInput(`${survivors.length} words or ids of the original survive`);
  writeFixture(folder, { html, url, origin: 'recorded', note, report: reportOf(after, url, null) });
}

async function anonymised(html: string, url: string, browser: Browser): Promise<Anonymous> {
  const code = await bundleOf(new URL('./record/in-page.ts', import.meta.url), 'stadtspurRecord');
  const call = `stadtspurRecord.anonymise(${JSON.stringify(url)}, ${JSON.stringify(vocabulary())})`;
  return (await evaluateOn(html, url, browser, `${code}\n;${call}`)) as Anonymous;
}
