import type { Match, Source } from '../../model/index.ts';

/** Title, owner and source of the entry a match is with; an owner can be unknown. */
export function entryFields({ entry: { entry } }: Match): {
  title: string;
  owner: string | null;
  source: string;
} {
  const source = sourceText(entry.value.source);
  switch (entry.kind) {
    case 'account':
      return { title: entry.value.name, owner: entry.value.owner, source };
    case 'asset':
      return { title: entry.value.title, owner: entry.value.producer, source };
    case 'website':
      return { title: entry.value.title, owner: entry.value.owner, source };
    default:
      return { title: entry.value.title, owner: null, source };
  }
}

function sourceText({ title, date, url }: Source): string {
  return [title, date, url].filter((part) => part !== undefined).join(', ');
}
