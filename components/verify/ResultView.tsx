import type { VerifyWords } from '../../utils/i18n/index.ts';
import { CheckList } from './CheckList.tsx';
import type { CheckShown, VerificationShown } from './types.ts';

type Props = { words: VerifyWords; result: VerificationShown };

const STATES = ['kept', 'broken', 'absent'] as const;

/** What the package says it is, how many checks of each kind hold, and all that do not. */
export function ResultView({ words, result }: Props) {
  const by = (state: CheckShown['state']) => result.checks.filter((one) => one.state === state);
  return (
    <>
      <FactList words={words} result={result} />
      <CheckList title={words.brokenList} checks={by('broken')} words={words} />
      <CheckList title={words.absentList} checks={by('absent')} words={words} />
      <section>
        <h2 id="checks">{words.results}</h2>
        <div class="scroll">
          <table aria-labelledby="checks">
            <thead>
              <tr>
                <th scope="col">{words.columns.what}</th>
                {STATES.map((state) => (
                  <th key={state} scope="col" class="figure">
                    {words.columns[state]}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {kindsOf(result.checks).map((kind) => (
                <KindRow key={kind.what} kind={kind} words={words} />
              ))}
            </tbody>
          </table>
        </div>
        <details>
          <summary>{words.showAll}</summary>
          <CheckList title={null} checks={by('kept')} words={words} />
        </details>
      </section>
    </>
  );
}

function FactList({ words, result }: Props) {
  const { facts } = words;
  const times = result.stamps.map(({ seq, authority, stampedAt }) =>
    words.stamp({ line: seq, authority, at: stampedAt }),
  );
  return (
    <section>
      <dl class="facts">
        <dt>{facts.name}</dt>
        <dd>{result.name}</dd>
        <dt>{facts.description}</dt>
        <dd>{result.description}</dd>
        <dt>{facts.writtenAt}</dt>
        <dd>{result.writtenAt}</dd>
        <dt>{facts.findings}</dt>
        <dd>{result.findings}</dd>
        <dt>{facts.lines}</dt>
        <dd>{result.lines}</dd>
        <dt>{facts.head}</dt>
        <dd>
          <code>{result.head}</code>
        </dd>
        <dt>{facts.stamps}</dt>
        <dd>{times.length > 0 ? times.join('; ') : words.noStamps}</dd>
        <dt>{facts.key}</dt>
        <dd>
          <code>{result.key}</code>
          <br />
          <code>{result.publicKey}</code>
          <br />
          <span class="soft">{words.compareKey}</span>
        </dd>
      </dl>
    </section>
  );
}

type Kind = { what: string; totals: VerificationShown['totals'] };

function kindsOf(checks: readonly CheckShown[]): Kind[] {
  const kinds = new Map<string, Kind['totals']>();
  for (const { what, state } of checks) {
    const totals = kinds.get(what) ?? { kept: 0, broken: 0, absent: 0 };
    totals[state]++;
    kinds.set(what, totals);
  }
  return [...kinds].map(([what, totals]) => ({ what, totals }));
}

function KindRow({ kind: { what, totals }, words }: { kind: Kind; words: VerifyWords }) {
  const state = totals.broken > 0 ? 'broken' : 'kept';
  return (
    <tr class={state}>
      <th scope="row">
        <span class="mark" aria-hidden="true">
          {state === 'broken' ? '✗' : '✓'}
        </span>{' '}
        {words.kinds[what] ?? what}
        <span class="unseen">: {words.states[state]}</span>
      </th>
      {STATES.map((one) => (
        <td key={one} class="figure">
          {totals[one]}
        </td>
      ))}
    </tr>
  );
}
