import type { Loaded, Words } from '../types.ts';
import { EntryForm } from './EntryForm.tsx';
import { OwnFrame } from './OwnFrame.tsx';
import { OWN_LIST, ownHashOf } from './place.ts';
import type { FieldValues, FormField, FormPicture, FormStart, SaveOutcome } from './types.ts';
import { WithdrawDialog } from './WithdrawDialog.tsx';

type Props = {
  /** Null: there is no such entry or draft. */
  start: Loaded<FormStart | null>;
  isDraft: boolean;
  /** Null for kinds without a form. */
  fields: readonly FormField[] | null;
  words: Words;
  onSave(start: FormStart, values: FieldValues, picture: FormPicture | null): Promise<SaveOutcome>;
  onPrint(file: File): Promise<FormPicture>;
  onWithdraw(name: string, why: string): Promise<SaveOutcome>;
};

/** A new entry, or one that is there: its form, and the way to withdraw it. */
export function EntryView({ start, isDraft, fields, words, onSave, onPrint, onWithdraw }: Props) {
  const text = words.page.own;
  const value = start.state === 'ready' ? start.value : null;
  const heading = value?.name
    ? text.form.editHeading({ title: value.title })
    : (text.add[value?.kind ?? ''] ?? text.heading);
  return (
    <OwnFrame page={value?.name ? 'entry' : 'new'} heading={heading} words={words}>
      <p>
        <a href={ownHashOf(OWN_LIST)}>{text.form.back}</a>
      </p>
      {start.state === 'loading' && <p role="status">{words.page.loading}</p>}
      {start.state === 'failed' && (
        <p class="notice error" role="alert">
          {text.error}
        </p>
      )}
      {start.state === 'ready' && !value && <p>{isDraft ? text.form.draftGone : text.form.gone}</p>}
      {value && fields && (
        <EntryForm
          start={value}
          fields={fields}
          words={words}
          onSave={(values, picture) => onSave(value, values, picture)}
          onPrint={onPrint}
        />
      )}
      {value && !fields && <p>{text.form.notHere}</p>}
      {value?.name && (
        <WithdrawDialog
          title={value.title}
          words={words}
          onWithdraw={(why) => onWithdraw(value.name ?? '', why)}
        />
      )}
    </OwnFrame>
  );
}
