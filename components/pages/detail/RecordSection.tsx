import { useState } from 'preact/hooks';
import type { Finding } from '../../../utils/model/index.ts';
import { Faults } from '../evidence/Faults.tsx';
import { Copyable } from '../evidence/parts.tsx';
import { failureOf, whenOf } from '../evidence/words.ts';
import type { Words } from '../types.ts';
import { Fact } from './Fact.tsx';
import type { DetailActions, FindingCheckOutcome, Standing } from './types.ts';

type Props = { finding: Finding; standing: Standing; words: Words; onCheck: DetailActions['onCheck'] };

/** The record's hash, its line of the ledger, its timestamp; and a check of all of it. */
export function RecordSection({ finding, standing, words, onCheck }: Props) {
  const text = words.page.evidence.detail;
  const { line, stamp, foreign, record } = standing;
  return (
    <section data-testid="record">
      <h2>{text.record}</h2>
      {foreign && <p class="notice warn">⇄ {words.page.evidence.foreignOf({ id: foreign })}</p>}
      <dl>
        <Fact term={text.recordHash}>
          <Copyable value={record} title={text.recordHash} words={words} />
        </Fact>
        <Fact term={text.line}>
          {line ? text.lineOf({ n: line.seq, at: whenOf(line.at, words) }) : text.lineNone}
        </Fact>
        <Fact term={text.stamped}>
          {stamp
            ? text.stampedOf({ at: whenOf(stamp.at, words), authority: stamp.authority })
            : text.stampedNone}
        </Fact>
      </dl>
      <Check finding={finding} words={words} onCheck={onCheck} />
    </section>
  );
}

function Check({ finding, words, onCheck }: Omit<Props, 'standing'>) {
  const [outcome, setOutcome] = useState<FindingCheckOutcome | null>(null);
  const [busy, setBusy] = useState(false);
  const { detail: text, failed, working } = words.page.evidence;
  const run = async () => {
    setBusy(true);
    setOutcome(await onCheck(finding.id));
    setBusy(false);
  };
  return (
    <>
      <button type="button" onClick={run} disabled={busy} data-testid="check-finding">
        {text.check}
      </button>
      <div role="status" data-testid="check-finding-status">
        {busy && <p>{working}</p>}
        {!busy && outcome?.state === 'failed' && (
          <p class="notice error">{failed(failureOf(outcome, words))}</p>
        )}
        {!busy &&
          outcome?.state === 'checked' &&
          (outcome.faults.length === 0 ? (
            <p class="notice good">✓ {text.whole(outcome)}</p>
          ) : (
            <Faults faults={outcome.faults} count={outcome.faults.length} words={words} />
          ))}
      </div>
    </>
  );
}
