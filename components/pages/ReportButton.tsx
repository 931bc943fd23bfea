import { useState } from 'preact/hooks';
import type { Words } from './types.ts';

/** Saves the anonymised build of the page as a file, and says what became of it. */
export function ReportButton({ words, onReport }: { words: Words; onReport(): Promise<boolean> }) {
  const [outcome, setOutcome] = useState<'done' | 'failed' | null>(null);
  const { report } = words.page.reading;
  const save = async () => setOutcome((await onReport()) ? 'done' : 'failed');
  return (
    <div class="report">
      <button type="button" class="quiet" onClick={save} title={report.help} data-testid="problem-report">
        {report.button}
      </button>
      <span role="status">{outcome && report[outcome]}</span>
    </div>
  );
}
