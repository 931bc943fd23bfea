// Opens the CSV in LibreOffice, where it is installed, and looks for formulas among the cells it made of it.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { toCsv } from '../../../../utils/evidence/index.ts';
import { findingOf } from '../samples.ts';
import { INJECTIONS } from './injection-corpus.ts';

const SOFFICE = process.env.SOFFICE ?? 'soffice';
const isThere = spawnSync(SOFFICE, ['--version']).status === 0;
if (!isThere) console.warn('LibreOffice is not installed: no CSV was opened in a spreadsheet.');

/**
 * LibreOffice's tokens of CSV: comma, quotes, UTF-8, from line 1; quoted cells are no text by that alone; numbers are
 * looked for; formulas are evaluated, which is the worst case. Older versions leave out the last ones and evaluate.
 */
const FILTER = 'Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,0,true,true,true';

/** Cells of a CSV that LibreOffice takes for formulas, as flat XML has them. */
function formulasIn(csv: string): { cells: number; formulas: string[] } {
  const folder = mkdtempSync(join(tmpdir(), 'stadtspur-csv-'));
  try {
    writeFileSync(join(folder, 'a.csv'), csv);
    const args = [`-env:UserInstallation=file://${folder}/profile`, '--headless', `--infilter=${FILTER}`];
    execFileSync(SOFFICE, [...args, '--convert-to', 'fods', '--outdir', folder, join(folder, 'a.csv')], {
      stdio: 'ignore',
    });
    const xml = readFileSync(join(folder, 'a.fods'), 'utf8');
    return {
      cells: xml.match(/<table:table-cell /g)?.length ?? 0,
      formulas: [...xml.matchAll(/table:formula="([^"]*)"/g)].map(([, formula]) => formula ?? ''),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe.skipIf(!isThere)('LibreOffice', () => {
  it('finds no formula in the CSV of the corpus, and finds those of a CSV without guard', () => {
    const findings = INJECTIONS.map((text) => findingOf({ matches: [] }, { text }));
    const guarded = formulasIn(toCsv(findings, 'rfc4180'));
    expect(guarded.cells).toBeGreaterThan(INJECTIONS.length);
    expect(guarded.formulas).toEqual([]);
    const bare = INJECTIONS.map((text) => `"${text.replaceAll('"', '""')}"\r\n`).join('');
    expect(formulasIn(bare).formulas.length).toBeGreaterThan(20);
  }, 120_000);
});
