// Prints what the readers see on a saved page, as one JSON document (docs/inspect.md).
// Exit 0: the page was processed. Exit 2: bad input, with one line on stderr. Exit 1: the browser failed.
import { BadInput, type Input, inspectPage, launchChromium, readInput, reportOf } from './inspect/index.ts';

try {
  await inspect(readInput(process.argv.slice(2)));
} catch (error) {
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`inspect: ${message.split('\n', 1)[0]}\n`);
  process.exitCode = error instanceof BadInput ? 2 : 1;
}

async function inspect({ html, url, registry, now }: Input): Promise<void> {
  const browser = await launchChromium();
  try {
    const report = reportOf(await inspectPage(html, url, browser, now), url, registry);
    process.stdout.write(`${JSON.stringify(report, null, 1)}\n`);
  } finally {
    await browser.close();
  }
}
