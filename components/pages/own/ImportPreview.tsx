import { useState } from 'preact/hooks';
import type { Line } from '../../../utils/model/index.ts';
import type { Words } from '../types.ts';
import { flawWords } from './flaws.ts';
import type { ImportPreviewData, ImportRefusal } from './types.ts';

const SHOWN = 12;

type Props = {
  preview: ImportPreviewData;
  words: Words;
  onSave(alsoAlike: boolean): Promise<void>;
  onDiscard(): void;
};

/** What an import would do, before anything is saved. */
export function ImportPreview({ preview, words, onSave, onDiscard }: Props) {
  const [alsoAlike, setAlsoAlike] = useState(false);
  const [isSaving, setIsSaving] = useState(false);
  const text = words.page.own.import;
  const { added, alike, changed, known, refused } = preview;
  const n = added.length + changed.length + (alsoAlike ? alike.length : 0);
  const save = async () => {
    setIsSaving(true);
    await onSave(alsoAlike);
  };
  return (
    <section class="preview" data-testid="import-preview">
      <h2>{text.preview}</h2>
      <p class="summary" role="status">
        {text.summary({ n: added.length, known, refused: refused.length })}
      </p>
      {changed.length > 0 && <p>{text.changed({ n: changed.length })}</p>}
      {alike.length > 0 && (
        <p>
          {text.alike({ n: alike.length })}{' '}
          <label class="check">
            <input
              type="checkbox"
              checked={alsoAlike}
              onChange={(event) => setAlsoAlike(event.currentTarget.checked)}
            />
            {text.alsoAlike}
          </label>
        </p>
      )}
      <Titles heading={text.addedHeading} lines={added} words={words} />
      <Titles heading={text.changedHeading} lines={changed} words={words} />
      <Refusals refused={refused} words={words} />
      <p class="buttons">
        <button type="button" onClick={onDiscard}>
          {text.discard}
        </button>
        {n > 0 ? (
          <button type="button" class="primary" disabled={isSaving} onClick={save} data-testid="import-save">
            {isSaving ? text.saving : text.save({ n })}
          </button>
        ) : (
          <span>{text.nothing}</span>
        )}
      </p>
    </section>
  );
}

function Titles({ heading, lines, words }: { heading: string; lines: Line[]; words: Words }) {
  if (lines.length === 0) return null;
  const { kinds } = words.page.own;
  return (
    <>
      <h3>{heading}</h3>
      <ul>
        {lines.slice(0, SHOWN).map(({ kind, value }) => (
          <li key={kind + (value as { id: string }).id}>
            {kinds[kind] ?? kind}: {titleOf(value)}
          </li>
        ))}
        {lines.length > SHOWN && <li>{words.page.own.import.more({ n: lines.length - SHOWN })}</li>}
      </ul>
    </>
  );
}

const titleOf = (value: object): string =>
  String(Reflect.get(value, 'title') ?? Reflect.get(value, 'name') ?? Reflect.get(value, 'id'));

function Refusals({ refused, words }: { refused: ImportRefusal[]; words: Words }) {
  if (refused.length === 0) return null;
  return (
    <>
      <h3>{words.page.own.import.refusedHeading}</h3>
      <ul data-testid="import-refused">
        {refused.slice(0, 4 * SHOWN).map((one) => (
          <li key={JSON.stringify(one)}>{refusalLine(one, words)}</li>
        ))}
        {refused.length > 4 * SHOWN && (
          <li>{words.page.own.import.more({ n: refused.length - 4 * SHOWN })}</li>
        )}
      </ul>
    </>
  );
}

/** `profiles.csv, row 3, Role: is not one of city, office-holder` */
function refusalLine({ file, row, column, code, bound }: ImportRefusal, words: Words): string {
  const { own, registry } = words.page;
  const place = [file, row && own.import.row({ n: row }), column].filter(Boolean).join(', ');
  const isFlaw = code in registry.flaws && !(code in own.refusals && row === undefined && !column);
  const said = isFlaw
    ? flawWords({ code: code as Parameters<typeof flawWords>[0]['code'], ...(bound && { bound }) }, words)
    : `${own.refusals[code] ?? code}${bound ? ` (${bound})` : ''}`;
  return `${place}: ${said}`;
}
