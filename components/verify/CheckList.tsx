import type { VerifyWords } from '../../utils/i18n/index.ts';
import type { CheckShown } from './types.ts';

/** So many are drawn: a package can have a hundred thousand, and the table above counts them all. */
const MOST = 500;
const SIGNS = { kept: '✓', broken: '✗', absent: '–' };

type Props = { title: string | null; checks: readonly CheckShown[]; words: VerifyWords };

/** Single checks with sign and words; nothing where there are none. */
export function CheckList({ title, checks, words }: Props) {
  if (checks.length === 0) return null;
  const rest = checks.length - MOST;
  return (
    <section class="checks">
      {title && <h2>{title}</h2>}
      <ul>
        {checks.slice(0, MOST).map((one, at) => (
          <li key={`${at} ${one.what} ${one.where}`} class={one.state}>
            <span aria-hidden="true">{SIGNS[one.state]}</span> {words.states[one.state]}:{' '}
            {words.kinds[one.what] ?? one.what} <code>{one.where}</code>
            {one.detail && <>: {words.details[one.detail] ?? one.detail}</>}
            <Figures check={one} words={words} />
          </li>
        ))}
      </ul>
      {rest > 0 && <p>{words.more({ count: rest })}</p>}
    </section>
  );
}

function Figures({ check: { expected, found }, words }: { check: CheckShown; words: VerifyWords }) {
  if (expected === undefined) return null;
  return (
    <span class="soft">
      {' '}
      ({words.expected} <code>{expected.slice(0, 200)}</code>
      {found !== undefined && (
        <>
          , {words.found} <code>{found.slice(0, 200)}</code>
        </>
      )}
      )
    </span>
  );
}
