// Counts what the shipped readers read right on every stored page with known content, beside a naive reader on the
// same elements, and how long both need. Prints one Markdown table. `--json <file>` writes the figures.
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import type { Measured } from './bench-sites/in-page.ts';
import { allPages } from './bench-sites/pages.ts';
import { addPage, emptyScore, type Score } from './bench-sites/score.ts';
import { missed, tableOf } from './bench-sites/table.ts';
import { bundleOf, evaluateOn, launchChromium } from './inspect/index.ts';

const { values } = parseArgs({ options: { json: { type: 'string' } } });
const scores = await scoreAll();
console.log(`${cpus().length} x ${cpus()[0]?.model.trim()}, Node ${process.version}\n`);
console.log(tableOf([...scores]));
if (values.json !== undefined) {
  const figures = [...scores].map(([group, score]) => ({ group, missed: missed(score), ...score }));
  writeFileSync(values.json, `${JSON.stringify(figures, null, 1)}\n`);
}

/** Scores by group of pages; the last is the total. */
async function scoreAll(): Promise<Map<string, Score>> {
  const code = await bundleOf(new URL('./bench-sites/in-page.ts', import.meta.url), 'stadtspurBench');
  const browser = await launchChromium();
  const scores = new Map<string, Score>();
  const total = emptyScore();
  try {
    for (const { group, url, read, expected } of allPages()) {
      const call = `stadtspurBench.measure(${JSON.stringify(url)})`;
      const measured = (await evaluateOn(read(), url, browser, `${code}\n;${call}`)) as Measured;
      const score = scores.get(group) ?? emptyScore();
      scores.set(group, score);
      addPage(score, measured, expected);
      addPage(total, measured, expected);
    }
  } finally {
    await browser.close();
  }
  return scores.set('total', total);
}
