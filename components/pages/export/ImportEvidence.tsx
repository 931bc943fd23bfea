import { useRef, useState } from 'preact/hooks';
import { Working } from '../evidence/parts.tsx';
import { failureOf } from '../evidence/words.ts';
import type { Words } from '../types.ts';
import type { ImportOutcome, OnImport, Refused } from './types.ts';

/** Findings from a package or a file of records; by button, or dropped. */
export function ImportEvidence({ words, onImport }: { words: Words; onImport: OnImport }) {
  const [progress, setProgress] = useState<{ done: number; all: number } | null>(null);
  const [outcome, setOutcome] = useState<ImportOutcome | null>(null);
  const [isOver, setIsOver] = useState(false);
  const life = useRef<AbortController | null>(null);
  const { import: text, cancel } = words.page.evidence;
  const take = async (file: File | undefined) => {
    if (!file || progress) return;
    life.current = new AbortController();
    setOutcome(null);
    setProgress({ done: 0, all: 0 });
    setOutcome(await onImport(file, setProgress, life.current.signal));
    setProgress(null);
  };
  return (
    <section
      class={`import drop${isOver ? ' over' : ''}`}
      aria-labelledby="import-evidence"
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setIsOver(false);
        void take(event.dataTransfer?.files[0]);
      }}
    >
      <h2 id="import-evidence">{text.heading}</h2>
      <p id="import-evidence-help">{text.help}</p>
      <p class="hint">{text.drop}</p>
      <label>
        {text.label}
        <input
          type="file"
          accept=".zip,.ndjson,application/zip,application/x-ndjson"
          aria-describedby="import-evidence-help"
          disabled={progress !== null}
          data-testid="import-evidence"
          onChange={(event) => {
            const input = event.currentTarget;
            void take(input.files?.[0]);
            // The same file, mended, must be choosable again.
            input.value = '';
          }}
        />
      </label>
      <div role="status" data-testid="import-evidence-status">
        {progress ? (
          <Working
            {...progress}
            said={text.progress({ ...progress, text: text.reading })}
            cancel={cancel}
            onCancel={() => life.current?.abort()}
          />
        ) : (
          outcome && <Said outcome={outcome} words={words} />
        )}
      </div>
    </section>
  );
}

/** Refused findings that are named one by one. */
const MOST_SHOWN = 50;

function Said({ outcome, words }: { outcome: ImportOutcome; words: Words }) {
  const text = words.page.evidence.import;
  if (outcome.state === 'cancelled') return <p class="notice warn">{text.cancelled}</p>;
  if (outcome.state === 'failed') return <p class="notice error">{text.failed(failureOf(outcome, words))}</p>;
  const { added, known, refused } = outcome;
  const kind = refused.length > 0 ? 'warn' : 'good';
  const why = ({ code }: Refused) => text.refusals[code] ?? code;
  return (
    <div class={`notice ${kind}`}>
      <p>{text.done({ n: added, known, refused: refused.length })}</p>
      <ul>
        {refused.slice(0, MOST_SHOWN).map((one) => (
          <li key={one.finding}>
            <code>{one.finding}</code>: {why(one)}
          </li>
        ))}
      </ul>
      {refused.length > MOST_SHOWN && <p>… {refused.length - MOST_SHOWN}</p>}
    </div>
  );
}
