import { useRef, useState } from 'preact/hooks';
import type { Words } from '../types.ts';
import { Faults } from './Faults.tsx';
import { Copyable, Working } from './parts.tsx';
import type { CheckOutcome, CheckShown, EvidenceActions, LedgerShown, Progress } from './types.ts';
import { failureOf, sizeOf, whenOf } from './words.ts';

type Props = { ledger: LedgerShown | null; words: Words; onCheck: EvidenceActions['onCheck'] };

/** The ledger in figures, its last check, and a check of all evidence now. */
export function LedgerSection({ ledger, words, onCheck }: Props) {
  const text = words.page.evidence.ledger;
  return (
    <section aria-labelledby="ledger" data-testid="ledger">
      <h2 id="ledger">{text.heading}</h2>
      <p class="hint">{text.intro}</p>
      {ledger ? <Known ledger={ledger} words={words} onCheck={onCheck} /> : <p>{text.empty}</p>}
    </section>
  );
}

function Known({ ledger, words, onCheck }: Props & { ledger: LedgerShown }) {
  const text = words.page.evidence.ledger;
  return (
    <>
      <dl>
        <dt>{text.lines}</dt>
        <dd>{ledger.lines.toLocaleString(words.page.locale)}</dd>
        <dt>{text.key}</dt>
        <dd>
          <Copyable value={ledger.key} title={text.key} words={words} />
          <p class="hint">{text.keyHelp}</p>
        </dd>
        <dt>{text.head}</dt>
        <dd>
          <Copyable value={ledger.head} title={text.head} words={words} />
          <p class="hint">{text.headHelp}</p>
        </dd>
      </dl>
      <h3>{text.checkHeading}</h3>
      <p class="hint">{text.checkHelp}</p>
      <Check last={ledger.check} words={words} onCheck={onCheck} />
    </>
  );
}

type CheckProps = { last: CheckShown | null; words: Words; onCheck: EvidenceActions['onCheck'] };

function Check({ last, words, onCheck }: CheckProps) {
  const [progress, setProgress] = useState<Progress | null>(null);
  const [outcome, setOutcome] = useState<CheckOutcome | null>(null);
  const life = useRef<AbortController | null>(null);
  const { ledger: text, cancel } = words.page.evidence;
  const run = async () => {
    life.current = new AbortController();
    setOutcome(null);
    setProgress({ done: 0, all: 0, bytes: 0 });
    setOutcome(await onCheck(setProgress, life.current.signal));
    setProgress(null);
  };
  const check = outcome?.state === 'checked' ? outcome.check : last;
  return (
    <>
      <div role="status" data-testid="check-status">
        {progress ? (
          <Working
            {...progress}
            said={text.progress({ ...progress, text: sizeOf(progress.bytes, words) })}
            cancel={cancel}
            onCancel={() => life.current?.abort()}
          />
        ) : (
          <Said outcome={outcome} words={words} />
        )}
      </div>
      {!progress && <Result check={check} words={words} />}
      <button type="button" onClick={run} disabled={progress !== null} data-testid="check-now">
        {text.check}
      </button>
    </>
  );
}

function Said({ outcome, words }: { outcome: CheckOutcome | null; words: Words }) {
  const text = words.page.evidence;
  if (outcome?.state === 'cancelled') return <p class="notice warn">{text.ledger.cancelled}</p>;
  if (outcome?.state === 'failed') {
    return <p class="notice error">{text.failed(failureOf(outcome, words))}</p>;
  }
  return null;
}

function Result({ check, words }: { check: CheckShown | null; words: Words }) {
  const text = words.page.evidence.ledger;
  if (!check) return <p>{text.never}</p>;
  return (
    <>
      <p>
        {text.last({ at: whenOf(check.at, words) })} ·{' '}
        {text.checked({ ...check, text: sizeOf(check.bytes, words) })}
      </p>
      {check.faultCount === 0 ? (
        <p class="notice good">✓ {text.whole}</p>
      ) : (
        <Faults faults={check.faults} count={check.faultCount} words={words} />
      )}
    </>
  );
}
