import type { Line } from '../../../utils/model/index.ts';
import type { Words } from '../types.ts';

/** One entry with its address, its source, and who added it when; of one withdrawn who did so and why. */
export function Entry({ line, words }: { line: Line; words: Words }) {
  const { detail: text } = words.page.registries;
  const { day } = words.badge;
  if (line.kind === 'about') return null;
  if (line.kind === 'withdrawn') {
    const { title, by, at, why, of } = line.value;
    return (
      <li data-entry={line.value.id}>
        <strong>{title}</strong> · {text.kinds[of]}
        <span class="source">{text.withdrawnBy({ by, day: day(at), why })}</span>
      </li>
    );
  }
  const { source, added, note } = line.value;
  const url = addressOf(line);
  return (
    <li data-entry={line.value.id}>
      <strong>{titleOf(line)}</strong> · {text.kinds[line.kind]}
      {aboutOf(line, words) && ` · ${aboutOf(line, words)}`}
      {url && (
        <a class="address" href={url} rel="noreferrer" target="_blank">
          {url}
        </a>
      )}
      <span class="source">
        {text.source}:{' '}
        {source.url ? (
          <a href={source.url} rel="noreferrer" target="_blank">
            {source.title}
          </a>
        ) : (
          source.title
        )}
        {source.date && `, ${day(source.date)}`}
      </span>
      {added && <span class="source">{text.added({ by: added.by, day: day(added.at) })}</span>}
      {note && (
        <span class="source">
          {text.note}: {note}
        </span>
      )}
    </li>
  );
}

type Entryline = Exclude<Line, { kind: 'about' | 'withdrawn' }>;

const titleOf = ({ kind, value }: Entryline): string => (kind === 'account' ? value.name : value.title);

function addressOf({ kind, value }: Entryline): string | null {
  if (kind === 'asset') return value.published.url;
  return kind === 'topic' || kind === 'inquiry' ? null : value.url;
}

function aboutOf({ kind, value }: Entryline, { badge }: Words): string {
  switch (kind) {
    case 'account':
      return `${value.owner}, ${badge.roles[value.role]}, ${badge.uses[value.use]}${value.validTo ? ` – ${badge.day(value.validTo)}` : ''}`;
    case 'asset':
      return value.producer;
    case 'post':
      return badge.day(value.at);
    case 'website':
      return value.owner;
    case 'topic':
      return value.words.join(', ');
    case 'inquiry':
      return '';
  }
}
