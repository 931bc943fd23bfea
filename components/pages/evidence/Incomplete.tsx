import { useState } from 'preact/hooks';
import type { Words } from '../types.ts';
import { Ask } from './parts.tsx';
import type { Done, EvidenceActions, IncompleteRow } from './types.ts';
import { failureOf, whenOf } from './words.ts';

type Props = {
  rows: IncompleteRow[];
  words: Words;
  actions: Pick<EvidenceActions, 'onComplete' | 'onDiscard'>;
};

/** Captures that have begun and are not sealed: what is there of them, and why. */
export function Incomplete({ rows, words, actions }: Props) {
  const [said, setSaid] = useState('');
  const text = words.page.evidence;
  const tell = (work: Promise<Done>, success: string) =>
    void work.then((done) => setSaid(done.state === 'done' ? success : text.failed(failureOf(done, words))));
  return (
    <section aria-labelledby="incomplete" data-testid="incomplete">
      <h2 id="incomplete">{text.incomplete.heading}</h2>
      <p class="hint">{text.incomplete.intro}</p>
      <p role="status">{said}</p>
      {rows.length === 0 ? (
        <p>{text.incomplete.none}</p>
      ) : (
        <table class="stacks">
          <caption class="unseen">{text.incomplete.caption}</caption>
          <thead>
            <tr>
              {Object.entries(text.incomplete.columns).map(([name, label]) => (
                <th key={name} scope="col">
                  {label}
                </th>
              ))}
              <td />
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row
                key={row.capture}
                row={row}
                words={words}
                onComplete={() => tell(actions.onComplete(row.capture), text.incomplete.asked)}
                onDiscard={() => tell(actions.onDiscard(row.capture), '')}
              />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

type RowProps = { row: IncompleteRow; words: Words; onComplete(): void; onDiscard(): void };

function Row({ row, words, onComplete, onDiscard }: RowProps) {
  const { incomplete, roles, cancel } = words.page.evidence;
  const { columns } = incomplete;
  const named = [row.author, row.words].filter(Boolean).join(': ') || words.page.platforms[row.site];
  const collected = row.pieces.map(({ role, n }) => incomplete.collected({ n, what: roles[role] }));
  return (
    <tr data-capture={row.capture}>
      <th scope="row" class="title">
        {named} <span class="unknown">{words.page.platforms[row.site]}</span>
      </th>
      <td data-label={columns.began}>
        <time dateTime={row.startedAt}>{whenOf(row.startedAt, words)}</time>
      </td>
      <td data-label={columns.collected}>{collected.join(', ') || incomplete.nothing}</td>
      <td data-label={columns.why}>{whyOf(row, words)}</td>
      <td class="actions">
        <button
          type="button"
          aria-label={incomplete.completeLabel({ words: named })}
          onClick={onComplete}
          data-testid="complete"
        >
          {incomplete.complete}
        </button>
        <Ask
          open={incomplete.discard}
          openLabel={incomplete.discardLabel({ words: named })}
          title={incomplete.discardTitle}
          confirm={incomplete.discardConfirm}
          cancel={cancel}
          testid={`discard-${row.capture}`}
          onConfirm={onDiscard}
        >
          <p>{incomplete.discardText}</p>
        </Ask>
      </td>
    </tr>
  );
}

function whyOf({ failures, failed }: IncompleteRow, words: Words): string {
  const { incomplete } = words.page.evidence;
  if (!failed) return incomplete.running;
  const { text, detail } = failureOf(failed, words);
  return `${detail ? words.badge.detail({ text, detail }) : text} · ${incomplete.tries({ n: failures })}`;
}
