import type { Words } from '../types.ts';
import type { FormField } from './types.ts';

type Props = {
  field: FormField;
  value: string;
  /** What is wrong with it; empty when nothing is known to be. */
  flaw: string;
  words: Words;
  onValue(value: string): void;
};

/** One field of a form with its label, hint and what is wrong with it. */
export function FieldInput({
  field: { path, type, choices = [], required },
  value,
  flaw,
  words,
  onValue,
}: Props) {
  const text = words.page.own;
  const label = text.fields[path] ?? path;
  const hint = text.hints[path] ?? '';
  const id = fieldId(path);
  const described = [hint && `${id}-hint`, flaw && `${id}-flaw`].filter(Boolean).join(' ');
  const common = {
    id,
    value,
    'aria-describedby': described || undefined,
    'aria-invalid': flaw ? ('true' as const) : undefined,
    'aria-required': required || undefined,
  };
  const change = (event: Event) => onValue((event.currentTarget as HTMLInputElement).value);
  return (
    <div class="field" data-field={path}>
      <label for={id}>{required ? label : text.optional({ label })}</label>
      {type === 'choice' ? (
        <select {...common} onChange={change}>
          <option value="">{text.form.choose}</option>
          {choices.map((one) => (
            <option key={one} value={one}>
              {choiceWord(path, one, words)}
            </option>
          ))}
        </select>
      ) : type === 'text' || type === 'lines' ? (
        <textarea {...common} rows={type === 'text' ? 4 : 3} onInput={change} />
      ) : type === 'day' ? (
        <input {...common} type="date" onInput={change} />
      ) : (
        <input
          {...common}
          type="text"
          inputMode={type === 'address' ? 'url' : 'text'}
          autocomplete="off"
          onInput={change}
        />
      )}
      {hint && (
        <span class="hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      {flaw && (
        <span class="flaw" id={`${id}-flaw`}>
          {flaw}
        </span>
      )}
    </div>
  );
}

export const fieldId = (path: string): string => `field-${path.replace('.', '-')}`;

/** How a choice is called in the language in force. */
export function choiceWord(path: string, choice: string, { page, badge }: Words): string {
  const tables: Record<string, Record<string, string>> = {
    platform: page.platforms,
    role: badge.roles,
    use: badge.uses,
    kind: page.own.media,
  };
  return tables[path]?.[choice] ?? choice;
}
