import { formatDay } from '../../../utils/i18n/index.ts';
import type { Words } from '../types.ts';
import { type OwnPlace, ownHashOf } from './place.ts';
import type { OwnEntry } from './types.ts';

type ListPlace = Extract<OwnPlace, { page: 'list' }>;
type Props = {
  entries: OwnEntry[];
  place: ListPlace;
  words: Words;
  onPlace(place: ListPlace): void;
};

/** Rows of one page: lists of thousands are searched, not scrolled. */
const PAGE = 50;

/** The entries of the own registry: search, kind, a page of the list. */
export function EntryList({ entries, place, words, onPlace }: Props) {
  const text = words.page.own;
  const shown = fitting(entries, place);
  const from = Math.min(place.from, Math.floor(Math.max(0, shown.length - 1) / PAGE) * PAGE);
  const set = (part: Partial<ListPlace>) => onPlace({ ...place, from: 0, ...part });
  return (
    <section aria-label={text.list.caption}>
      <search class="filters" aria-label={words.page.findings.filters}>
        <label>
          {text.list.search}
          <input
            type="search"
            value={place.search}
            placeholder={text.list.searchHint}
            onInput={(event) => set({ search: event.currentTarget.value })}
          />
        </label>
        <label>
          {text.list.kind}
          <select value={place.kind} onChange={(event) => set({ kind: event.currentTarget.value })}>
            <option value="">{text.list.allKinds}</option>
            {[...new Set(entries.map(({ kind }) => kind))].map((kind) => (
              <option key={kind} value={kind}>
                {text.kinds[kind] ?? kind}
              </option>
            ))}
          </select>
        </label>
      </search>
      <p class="count" role="status">
        {text.list.count({ shown: shown.length, all: entries.length })}
      </p>
      {shown.length === 0 ? (
        <p>{text.list.noneFit}</p>
      ) : (
        <Rows entries={shown.slice(from, from + PAGE)} words={words} />
      )}
      {shown.length > PAGE && <Pages from={from} all={shown.length} place={place} words={words} />}
    </section>
  );
}

function fitting(entries: OwnEntry[], { search, kind }: ListPlace): OwnEntry[] {
  const wanted = search.toLowerCase().split(/\s+/).filter(Boolean);
  return entries.filter(
    (one) => (!kind || one.kind === kind) && wanted.every((word) => one.words.includes(word)),
  );
}

function Rows({ entries, words }: { entries: OwnEntry[]; words: Words }) {
  const { list, kinds } = words.page.own;
  const { columns } = list;
  return (
    <table class="log" data-testid="own-entries">
      <caption class="unseen">{list.caption}</caption>
      <thead>
        <tr>
          {[columns.picture, columns.title, columns.kind, columns.detail, columns.added].map((label) => (
            <th key={label} scope="col">
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {entries.map(({ name, kind, title, from, added, thumbnail }) => (
          <tr key={name} data-entry={name}>
            <td class="picture">
              {thumbnail ? <img src={thumbnail} alt="" /> : <span class="unseen">{list.noPicture}</span>}
            </td>
            <th scope="row" class="title">
              <a href={ownHashOf({ page: 'entry', name })}>{title}</a>
            </th>
            <td data-label={columns.kind}>{kinds[kind] ?? kind}</td>
            <td data-label={columns.detail}>{from}</td>
            <td data-label={columns.added}>{formatDay(added, words.language)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Pages({ from, all, place, words }: { from: number; all: number; place: ListPlace; words: Words }) {
  const { list } = words.page.own;
  const to = Math.min(all, from + PAGE);
  return (
    <nav class="pages" aria-label={list.pages}>
      {from > 0 && <a href={ownHashOf({ ...place, from: from - PAGE })}>{list.previous}</a>}
      <span>{list.range({ from: from + 1, to, all })}</span>
      {to < all && <a href={ownHashOf({ ...place, from: to })}>{list.next}</a>}
    </nav>
  );
}
