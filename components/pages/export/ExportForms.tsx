import { useRef, useState } from 'preact/hooks';
import type { Finding } from '../../../utils/model/index.ts';
import { Working } from '../evidence/parts.tsx';
import type { Progress } from '../evidence/types.ts';
import { failureOf, sizeOf } from '../evidence/words.ts';
import { filtered } from '../filter.ts';
import { type Filter, hashOf, NO_FILTER } from '../place.ts';
import type { Words } from '../types.ts';
import { type ExportForm, type ExportOutcome, FORMS, type OnRun } from './types.ts';

type Props = {
  all: Finding[];
  filter: Filter;
  forms: readonly ExportForm[];
  words: Words;
  onRun: OnRun;
};

/** Which findings, in which form, and how the writing goes. */
export function ExportForms({ all, filter, forms, words, onRun }: Props) {
  const isFiltered = Object.values(filter).some((one) => one !== '');
  const [some, setSome] = useState(isFiltered);
  const [form, setForm] = useState<ExportForm>(forms[0] ?? 'rfc4180');
  const [wacz, setWacz] = useState(false);
  const [language, setLanguage] = useState(words.language);
  const [progress, setProgress] = useState<Progress | null>(null);
  const [outcome, setOutcome] = useState<ExportOutcome | null>(null);
  const life = useRef<AbortController | null>(null);
  const { export: text, cancel } = words.page.evidence;
  const shown = isFiltered ? filtered(all, filter) : all;
  const chosen = some && isFiltered ? shown : all;

  const run = async (event: Event) => {
    event.preventDefault();
    life.current = new AbortController();
    setOutcome(null);
    setProgress({ done: 0, all: chosen.length, bytes: 0 });
    const order = { findings: chosen, form, isAll: chosen === all, language, wacz };
    setOutcome(await onRun(order, setProgress, life.current.signal));
    setProgress(null);
  };

  return (
    <form class="choices" onSubmit={run}>
      <fieldset>
        <legend>{text.which}</legend>
        <Choice name="which" checked={!(some && isFiltered)} onChoose={() => setSome(false)} id="which-all">
          {text.all({ n: all.length })}
        </Choice>
        {isFiltered ? (
          <Choice name="which" checked={some} onChoose={() => setSome(true)} id="which-some">
            {text.some({ n: shown.length, text: filterWords(filter, words) })}
          </Choice>
        ) : (
          <p class="hint">
            {text.noFilter} <a href={hashOf({ view: 'findings', filter: NO_FILTER })}>{text.toList}</a>
          </p>
        )}
      </fieldset>
      <fieldset>
        <legend>{text.form}</legend>
        {FORMS.filter((one) => forms.includes(one)).map((one) => (
          <Choice
            key={one}
            name="form"
            id={`form-${one}`}
            checked={form === one}
            hint={text.formHelp[one]}
            onChoose={() => setForm(one)}
          >
            {text.forms[one]}
          </Choice>
        ))}
      </fieldset>
      {(form === 'package' || form === 'report') && (
        <p class="actions">
          <label>
            {text.language}
            <select
              value={language}
              onChange={(event) => setLanguage(event.currentTarget.value === 'de' ? 'de' : 'en')}
            >
              <option value="de">{words.page.settings.languages.de}</option>
              <option value="en">{words.page.settings.languages.en}</option>
            </select>
          </label>
          {form === 'package' && (
            <label class="check">
              <input
                type="checkbox"
                checked={wacz}
                data-testid="wacz"
                onChange={(event) => setWacz(event.currentTarget.checked)}
              />
              {text.wacz}
            </label>
          )}
        </p>
      )}
      <div role="status" data-testid="export-status">
        {progress ? (
          <Working
            {...progress}
            said={text.progress({ ...progress, text: sizeOf(progress.bytes, words) })}
            cancel={cancel}
            onCancel={() => life.current?.abort()}
          />
        ) : (
          outcome && <Said outcome={outcome} words={words} />
        )}
      </div>
      <button
        type="submit"
        class="primary"
        disabled={progress !== null || chosen.length === 0}
        data-testid="export-run"
      >
        {text.run}
      </button>
    </form>
  );
}

type ChoiceProps = {
  name: string;
  id: string;
  checked: boolean;
  hint?: string | undefined;
  onChoose(): void;
  children: string | undefined;
};

function Choice({ name, id, checked, hint, onChoose, children }: ChoiceProps) {
  return (
    <p class="choice">
      <input
        type="radio"
        id={id}
        name={name}
        checked={checked}
        onChange={onChoose}
        aria-describedby={hint ? `${id}-hint` : undefined}
      />
      <span>
        <label for={id}>{children}</label>
        {hint && (
          <span class="hint" id={`${id}-hint`}>
            {hint}
          </span>
        )}
      </span>
    </p>
  );
}

/** `Platform: Facebook, Search: …` */
export function filterWords({ platform, signal, search }: Filter, words: Words): string {
  const { findings, platforms, evidence } = words.page;
  const set: [label: string, value: string][] = [
    [findings.platform, (platforms as Record<string, string>)[platform] ?? platform],
    [findings.signal, (words.badge.signals as Record<string, string>)[signal] ?? signal],
    [findings.search, search.trim()],
  ];
  return set
    .filter(([, value]) => value !== '')
    .map(([label, value]) => evidence.export.filterOf({ label, value }))
    .join(', ');
}

function Said({ outcome, words }: { outcome: ExportOutcome; words: Words }) {
  const text = words.page.evidence.export;
  if (outcome.state === 'cancelled') return <p class="notice warn">{text.cancelled}</p>;
  if (outcome.state === 'failed') return <p class="notice error">{text.failed(failureOf(outcome, words))}</p>;
  const { file, bytes, n } = outcome;
  return <p class="notice good">✓ {text.done({ file, n, text: sizeOf(bytes, words) })}</p>;
}
