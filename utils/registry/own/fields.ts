/** Kinds of entries that have a form and a CSV of their own. */
export type FormKind = 'account' | 'asset' | 'website' | 'topic';

/** One field of an entry: where its value stands in the entry, and how it is written. */
export type Field = {
  /** `source.title`; also the name of the column in a CSV. */
  path: string;
  /** `lines`: one value a line; `address`, `day`, `moment` (day or instant), `choice` of `choices`. */
  type: 'line' | 'text' | 'lines' | 'address' | 'day' | 'moment' | 'choice';
  choices?: readonly string[];
  required: boolean;
};

const line = (path: string): Field => ({ path, type: 'line', required: true });
const maybe = (path: string, type: Field['type'] = 'line'): Field => ({ path, type, required: false });
const choice = (path: string, choices: readonly string[]): Field => ({
  path,
  type: 'choice',
  choices,
  required: true,
});
const address = (path: string): Field => ({ path, type: 'address', required: true });

const ROLES = ['city', 'office-holder', 'party', 'agency'];
const SOURCE = [line('source.title'), maybe('source.url', 'address'), maybe('source.date', 'day')];
const ENDING = [maybe('note', 'text'), ...SOURCE];

/** The fields of each kind in the order of its form. What a form does not show (prints, films) stays as it is. */
export const FIELDS: Record<FormKind, readonly Field[]> = {
  account: [
    choice('platform', ['facebook', 'instagram', 'twitter']),
    line('handle'),
    maybe('numericId'),
    line('name'),
    address('url'),
    line('owner'),
    choice('role', ROLES),
    choice('use', ['official', 'business', 'private', 'campaign']),
    maybe('validFrom', 'day'),
    maybe('validTo', 'day'),
    ...ENDING,
  ],
  asset: [
    choice('kind', ['picture', 'video', 'text']),
    line('title'),
    line('producer'),
    maybe('credit'),
    maybe('funding'),
    address('published.url'),
    maybe('published.at', 'moment'),
    maybe('addresses', 'lines'),
    maybe('text', 'text'),
    ...ENDING,
  ],
  website: [line('host'), line('title'), address('url'), line('owner'), choice('role', ROLES), ...ENDING],
  topic: [
    line('title'),
    { path: 'words', type: 'lines', required: true },
    maybe('from', 'day'),
    maybe('to', 'day'),
    ...ENDING,
  ],
};

export const isFormKind = (kind: string): kind is FormKind => kind in FIELDS;
