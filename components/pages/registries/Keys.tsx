import type { Root } from '../../../utils/model/index.ts';
import type { Words } from '../types.ts';

/** Who may sign for a registry: each key, who holds it, and what it signs. */
export function Keys({ root, words }: { root: Root; words: Words }) {
  const text = words.page.registries.detail;
  const usesOf = (id: string) =>
    (['head', 'root'] as const).filter((use) => root[use].keys.includes(id)).map((use) => text.uses[use]);
  return (
    <>
      <table class="stacks keys">
        <thead>
          <tr>
            <th scope="col">{text.holder}</th>
            <th scope="col">{text.signs}</th>
            <th scope="col">{text.key}</th>
          </tr>
        </thead>
        <tbody>
          {root.keys.map(({ id, holder }) => (
            <tr key={id}>
              <td data-label={text.holder}>{holder}</td>
              <td data-label={text.signs}>{usesOf(id).join(', ')}</td>
              <td data-label={text.key}>
                <code>{id}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="source">{text.threshold({ head: root.head.threshold, root: root.root.threshold })}</p>
    </>
  );
}
