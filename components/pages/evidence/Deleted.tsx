import { useState } from 'preact/hooks';
import type { Words } from '../types.ts';
import { StackedTable } from './parts.tsx';
import type { Tombstone } from './types.ts';
import { whenOf } from './words.ts';

const PAGE = 100;

/** What the ledger keeps of findings that were deleted. */
export function Deleted({ rows, words }: { rows: Tombstone[]; words: Words }) {
  const [limit, setLimit] = useState(PAGE);
  const { deleted: text, reasons } = words.page.evidence;
  return (
    <section aria-labelledby="deleted" data-testid="deleted">
      <h2 id="deleted">{text.heading}</h2>
      <p class="hint">{text.intro}</p>
      {rows.length === 0 ? (
        <p>{text.none}</p>
      ) : (
        <StackedTable caption={text.caption} columns={text.columns}>
          {rows.slice(0, limit).map(({ seq, number, at, reason, why, record }) => (
            <tr key={seq}>
              <th scope="row">{number}</th>
              <td data-label={text.columns.at}>
                <time dateTime={at}>{whenOf(at, words)}</time>
              </td>
              <td data-label={text.columns.reason}>{[reasons[reason], why].filter(Boolean).join(': ')}</td>
              <td data-label={text.columns.record}>
                <code>{record}</code>
              </td>
            </tr>
          ))}
        </StackedTable>
      )}
      {rows.length > limit && (
        <button type="button" onClick={() => setLimit(limit + PAGE)}>
          {text.more({ n: Math.min(PAGE, rows.length - limit) })}
        </button>
      )}
    </section>
  );
}
