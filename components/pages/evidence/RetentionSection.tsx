import { useState } from 'preact/hooks';
import { formatDay } from '../../../utils/i18n/index.ts';
import { hashOf } from '../place.ts';
import type { Words } from '../types.ts';
import { Ask } from './parts.tsx';
import type { DueRow, EvidenceActions, RetentionShown } from './types.ts';
import { failureOf } from './words.ts';

const WARN_DAYS = 30;
const SHOWN = 50;

type Props = {
  retention: RetentionShown;
  words: Words;
  actions: Pick<EvidenceActions, 'onRetention' | 'onExpire'>;
};

/** The case: its name, how long its findings are kept, and which of them fall due. */
export function RetentionSection({ retention, words, actions }: Props) {
  const [said, setSaid] = useState('');
  const { retention: text, cancel, failed } = words.page.evidence;
  const { due, soon, months } = retention;
  const expire = async () => {
    const ids = due.map(({ id }) => id);
    const outcome = await actions.onExpire(ids, text.reasonWhy({ n: months }));
    setSaid(outcome.state === 'removed' ? text.removed(outcome) : failed(failureOf(outcome, words)));
  };
  return (
    <section aria-labelledby="retention" data-testid="retention">
      <h2 id="retention">{text.heading}</h2>
      <p class="hint">{text.intro}</p>
      <CaseForm retention={retention} words={words} onRetention={actions.onRetention} />
      {due.length + soon.length === 0 && <p>{text.none({ n: WARN_DAYS })}</p>}
      {due.length > 0 && (
        <div class="notice warn" data-testid="due">
          <p>{text.due({ n: due.length })}</p>
          <DueList rows={due} words={words} />
          <Ask
            open={text.remove({ n: due.length })}
            title={text.removeTitle({ n: due.length })}
            confirm={text.removeConfirm}
            cancel={cancel}
            testid="expire"
            onConfirm={expire}
          >
            <p>{text.removeText}</p>
          </Ask>
        </div>
      )}
      {soon.length > 0 && (
        <div class="notice warn" data-testid="soon">
          <p>{text.soon({ n: soon.length })}</p>
          <DueList rows={soon} words={words} />
        </div>
      )}
      <p role="status">{said}</p>
    </section>
  );
}

type FormProps = { retention: RetentionShown; words: Words; onRetention: EvidenceActions['onRetention'] };

function CaseForm({ retention, words, onRetention }: FormProps) {
  const [name, setName] = useState(retention.caseName);
  const [months, setMonths] = useState(retention.months);
  const [said, setSaid] = useState('');
  const text = words.page.evidence.retention;
  const save = async (event: Event) => {
    event.preventDefault();
    await onRetention(name.trim(), months);
    setSaid(text.saved);
  };
  return (
    <form class="allow" onSubmit={save}>
      <label>
        {text.caseName}
        <input
          type="text"
          maxLength={80}
          value={name}
          placeholder={text.caseAll}
          aria-describedby="case-help"
          data-testid="case-name"
          onInput={(event) => setName(event.currentTarget.value)}
        />
      </label>
      <label>
        {text.months}
        <input
          type="number"
          required
          min={1}
          max={600}
          value={months}
          data-testid="months"
          onInput={(event) => setMonths(event.currentTarget.valueAsNumber)}
        />
      </label>
      <button type="submit" data-testid="retention-save">
        {text.save}
      </button>
      <span role="status">{said}</span>
      <p class="hint" id="case-help">
        {text.caseHelp}
      </p>
    </form>
  );
}

function DueList({ rows, words }: { rows: DueRow[]; words: Words }) {
  const text = words.page.evidence.retention;
  return (
    <ul>
      {rows.slice(0, SHOWN).map(({ id, number, at, author, words: first }) => (
        <li key={id}>
          <a href={hashOf({ view: 'finding', id })}>{words.page.detail.heading({ number })}</a>{' '}
          {[author, first].filter(Boolean).join(': ')} · {text.dueAt({ at: formatDay(at, words.language) })}
        </li>
      ))}
      {rows.length > SHOWN && <li>{text.more({ n: rows.length - SHOWN })}</li>}
    </ul>
  );
}
