import { useState } from 'preact/hooks';
import type { Words } from '../types.ts';
import { StackedTable } from './parts.tsx';
import type { StampActions, StampOutcome, StampShown } from './types.ts';
import { failureOf, whenOf } from './words.ts';

type Props = {
  authority: string;
  /** How a request file is sent without the browser. */
  recipe: string;
  stamps: StampShown[];
  /** False while there is no line to stamp. */
  hasLines: boolean;
  words: Words;
  actions: StampActions;
};

/** Timestamps of the ledger: from an authority that the user names, or by hand. */
export function StampSection({ authority, recipe, stamps, hasLines, words, actions }: Props) {
  const [said, setSaid] = useState('');
  const text = words.page.evidence.stamps;
  const tell = (outcome: StampOutcome) => setSaid(outcomeWords(outcome, words));
  const request = async () => {
    const outcome = await actions.saveRequest();
    setSaid(
      outcome.state === 'saved'
        ? text.requestSaved(outcome)
        : words.page.evidence.failed(failureOf(outcome, words)),
    );
  };
  const answer = async (event: Event) => {
    const input = event.currentTarget as HTMLInputElement;
    const file = input.files?.[0];
    if (file) tell(await actions.addAnswer(file));
    input.value = '';
  };
  return (
    <section aria-labelledby="stamps" data-testid="stamps">
      <h2 id="stamps">{text.heading}</h2>
      <p class="hint">{text.intro}</p>
      <p class="hint">{text.law}</p>
      <Authority authority={authority} words={words} onAuthority={actions.onAuthority} />
      <p class="actions">
        <button
          type="button"
          disabled={!authority || !hasLines}
          data-testid="stamp-now"
          onClick={async () => tell(await actions.requestStamp())}
        >
          {text.now}
        </button>
      </p>
      <p role="status" data-testid="stamp-status">
        {said}
      </p>
      <details>
        <summary>{text.byHand}</summary>
        <p>{text.byHandHelp}</p>
        <pre>
          <code>{recipe}</code>
        </pre>
        <p class="actions">
          <button type="button" disabled={!hasLines} onClick={request} data-testid="save-request">
            {text.request}
          </button>
          <label>
            {text.answer}
            <input
              type="file"
              accept=".tsr,application/timestamp-reply"
              onChange={answer}
              data-testid="add-answer"
            />
          </label>
        </p>
      </details>
      <Stamps stamps={stamps} words={words} />
    </section>
  );
}

function outcomeWords(outcome: StampOutcome, words: Words): string {
  const { stamps, failed } = words.page.evidence;
  if (outcome.state === 'failed') return failed(failureOf(outcome, words));
  return stamps.stamped({ at: whenOf(outcome.stampedAt, words), authority: outcome.authority });
}

type AuthorityProps = { authority: string; words: Words; onAuthority: StampActions['onAuthority'] };

function Authority({ authority, words, onAuthority }: AuthorityProps) {
  const [typed, setTyped] = useState(authority);
  const [said, setSaid] = useState('');
  const text = words.page.evidence.stamps;
  const SAID = {
    saved: text.saved,
    removed: text.removed,
    invalid: text.invalid,
    'no-access': text.noAccess,
  };
  // Nothing may be waited for before the browser is asked for access: it only asks in answer to a click.
  const save = (event: Event) => {
    event.preventDefault();
    void onAuthority(typed.trim()).then((state) => setSaid(SAID[state]));
  };
  return (
    <form class="allow" onSubmit={save}>
      <label>
        {text.authority}
        <input
          type="url"
          value={typed}
          placeholder={text.authorityHint}
          data-testid="authority"
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
      </label>
      <button type="submit" data-testid="authority-save">
        {text.save}
      </button>
      <span role="status">{said || (authority ? '' : text.authorityNone)}</span>
    </form>
  );
}

function Stamps({ stamps, words }: { stamps: StampShown[]; words: Words }) {
  const text = words.page.evidence.stamps;
  if (stamps.length === 0) return <p>{text.none}</p>;
  return (
    <StackedTable caption={text.caption} columns={text.columns}>
      {stamps.map(({ seq, askedAt, authority, state, stampedAt }) => (
        <tr key={`${seq} ${askedAt}`} data-stamp={state}>
          <th scope="row">{seq}</th>
          <td data-label={text.columns.stamped}>
            {stampedAt ? whenOf(stampedAt, words) : text.waiting({ at: whenOf(askedAt, words) })}
          </td>
          <td data-label={text.columns.authority}>{authority}</td>
          <td data-label={text.columns.state}>
            {state === 'verified' && '✓ '}
            {text.states[state]}
          </td>
        </tr>
      ))}
    </StackedTable>
  );
}
