import type { Flaw } from '../../../utils/model/index.ts';
import type { Words } from '../types.ts';

/** What is wrong, in words: "is too long, at most 400". */
export function flawWords({ code, bound = '' }: Pick<Flaw, 'code' | 'bound'>, { page }: Words): string {
  const said = page.registry.flaws[code] ?? code;
  // What a field that was left out would have to be is the schema's business.
  const figure = code === 'missing' ? '' : (page.own.forms[bound] ?? bound);
  return `${said} ${figure}`.trim();
}

/** The field of a form that a flaw is about: `value.source.title` is `source.title`, `value.words[2]` is `words`. */
export const fieldOf = ({ path }: Pick<Flaw, 'path'>): string =>
  path.replace(/^value\.?/, '').replace(/\[\d+\].*$/, '');

/**
 * Flaws by their fields; those of no field under the empty name.
 * @param values what stands in the fields: one that is empty is missing, whatever else is said of it
 */
export function flawsByField(
  flaws: readonly Flaw[],
  fields: readonly string[],
  values: Readonly<Record<string, string>>,
  words: Words,
) {
  const found: Record<string, string> = {};
  for (const flaw of flaws) {
    const path = fields.find((field) => field === fieldOf(flaw)) ?? fieldWithin(flaw, fields) ?? '';
    const said = flawWords(path && !values[path]?.trim() ? { code: 'missing' } : flaw, words);
    found[path] ??= path ? said : `${fieldOf(flaw)} ${said}`;
  }
  return found;
}

/** `value.source` is missing: its first field is shown. */
const fieldWithin = (flaw: Flaw, fields: readonly string[]): string | undefined =>
  fields.find((field) => field.startsWith(`${fieldOf(flaw)}.`));
