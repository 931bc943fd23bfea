import { useEffect, useState } from 'preact/hooks';
import type { Finding } from '../../utils/model/index.ts';
import type { Words } from './types.ts';

export type CsvChoice = 'excel-de' | 'rfc4180';
export type OnExport = (findings: Finding[], choice: CsvChoice) => void;

/** CSV of exactly the findings that the filters leave. */
export function ExportPanel({
  findings,
  words,
  onExport,
}: {
  findings: Finding[];
  words: Words;
  onExport: OnExport;
}) {
  const [choice, setChoice] = useState<CsvChoice>(words.language === 'de' ? 'excel-de' : 'rfc4180');
  const [done, setDone] = useState('');
  const text = words.page.export;
  // What was said of other findings is not true of these.
  useEffect(() => setDone(''), [findings.length]);
  const run = () => {
    if (findings.length) onExport(findings, choice);
    setDone(findings.length ? text.done({ rows: findings.length }) : text.nothing);
  };
  return (
    <section class="export" aria-labelledby="export-heading">
      <h2 id="export-heading">{text.heading}</h2>
      <label>
        {text.format}
        <select
          value={choice}
          onChange={(event) => setChoice(event.currentTarget.value as CsvChoice)}
          data-testid="csv-format"
        >
          <option value="excel-de">{text.excelDe}</option>
          <option value="rfc4180">{text.rfc4180}</option>
        </select>
      </label>
      <button type="button" class="primary" data-testid="export-csv" onClick={run}>
        {text.button}
      </button>
      <span role="status">{done}</span>
    </section>
  );
}
