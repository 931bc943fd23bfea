import type { Loaded, Words } from '../types.ts';
import type { ChangeShown } from './types.ts';

/** What the last updates did: to which entry, who, when and why. */
export function Changes({ changes, words }: { changes: Loaded<ChangeShown[]>; words: Words }) {
  const text = words.page.registries.detail;
  if (changes.state === 'loading') return <p role="status">{words.page.loading}</p>;
  if (changes.state === 'failed' || changes.value.length === 0) return <p>{text.noChanges}</p>;
  return (
    <table class="stacks changes">
      <thead>
        <tr>
          <th scope="col">{text.columns.what}</th>
          <th scope="col">{text.columns.entry}</th>
          <th scope="col">{text.columns.who}</th>
          <th scope="col">{text.columns.why}</th>
        </tr>
      </thead>
      <tbody>
        {changes.value.map(({ n, what, kind, title, by, at, why }) => (
          <tr key={n} data-change={what}>
            <td data-label={text.columns.what}>{text.change[what]}</td>
            <td data-label={text.columns.entry}>
              {title} <span class="source">{text.kinds[kind]}</span>
            </td>
            <td data-label={text.columns.who}>{text.changeBy({ by, day: words.badge.day(at) })}</td>
            <td data-label={text.columns.why}>{why || <span class="unknown">{text.noReason}</span>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
