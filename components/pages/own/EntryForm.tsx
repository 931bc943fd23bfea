import { useRef, useState } from 'preact/hooks';
import { reasonLine } from '../../badge/Reasons.tsx';
import type { Words } from '../types.ts';
import { FieldInput, fieldId } from './FieldInput.tsx';
import { flawsByField } from './flaws.ts';
import { PictureField } from './PictureField.tsx';
import type { FieldValues, FormField, FormPicture, FormStart, SaveOutcome } from './types.ts';

type Props = {
  start: FormStart;
  fields: readonly FormField[];
  words: Words;
  onSave(values: FieldValues, picture: FormPicture | null): Promise<SaveOutcome>;
  onPrint(file: File): Promise<FormPicture>;
};

/** The form of one entry. What is wrong is told at the top, with ways to the fields, and at each field. */
export function EntryForm({ start, fields, words, onSave, onPrint }: Props) {
  const [values, setValues] = useState(start.values);
  const [picture, setPicture] = useState(start.picture);
  const [outcome, setOutcome] = useState<SaveOutcome | 'saving' | null>(null);
  const summary = useRef<HTMLDivElement>(null);
  const text = words.page.own.form;
  const paths = fields.map(({ path }) => path);
  const flaws =
    outcome && outcome !== 'saving' && outcome.state === 'flawed'
      ? flawsByField(outcome.flaws, paths, values, words)
      : {};
  const submit = async (event: Event) => {
    event.preventDefault();
    setOutcome('saving');
    const result = await onSave(values, picture);
    setOutcome(result);
    if (result.state !== 'saved') summary.current?.focus();
  };
  return (
    <form class="entry-form" noValidate onSubmit={submit} data-testid="own-form">
      <div ref={summary} tabIndex={-1} role="alert">
        {outcome && outcome !== 'saving' && outcome.state !== 'saved' && (
          <Outcome outcome={outcome} flaws={flaws} words={words} />
        )}
      </div>
      {start.kind === 'asset' && values.kind !== 'text' && (
        <PictureField picture={picture} words={words} onPicture={setPicture} onPrint={onPrint} />
      )}
      {values.kind === 'video' && <p class="hint">{text.videoHelp}</p>}
      {fields.map((field) => (
        <FieldInput
          key={field.path}
          field={field}
          value={values[field.path] ?? ''}
          flaw={flaws[field.path] ?? ''}
          words={words}
          onValue={(value) => setValues((before) => ({ ...before, [field.path]: value }))}
        />
      ))}
      <button type="submit" class="primary" disabled={outcome === 'saving'} data-testid="own-save">
        {outcome === 'saving' ? text.saving : text.save}
      </button>
    </form>
  );
}

type Told = Exclude<SaveOutcome, { state: 'saved' }>;

function Outcome({ outcome, flaws, words }: { outcome: Told; flaws: Record<string, string>; words: Words }) {
  const { form, fields } = words.page.own;
  if (outcome.state === 'unchanged') return <p class="notice good">{form.unchanged}</p>;
  if (outcome.state === 'flawed') {
    return (
      <div class="notice error">
        <p>{form.flawed}</p>
        <ul>
          {Object.entries(flaws).map(([path, said]) => (
            <li key={path}>
              {path ? <FieldLink path={path} label={fields[path] ?? path} /> : null} {said}
            </li>
          ))}
        </ul>
      </div>
    );
  }
  return (
    <div class="notice error">
      <p>{outcome.code === 'name-taken' ? form.nameTaken : form.failed}</p>
      {outcome.code !== 'name-taken' && <p>{reasonLine(words.badge, outcome)}</p>}
    </div>
  );
}

/** A button, not a link: the address of a page of ours says which view it is. */
function FieldLink({ path, label }: { path: string; label: string }) {
  return (
    <button type="button" class="link" onClick={() => document.getElementById(fieldId(path))?.focus()}>
      {label}
    </button>
  );
}
