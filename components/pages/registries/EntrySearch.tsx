import { useEffect, useRef, useState } from 'preact/hooks';
import type { Words } from '../types.ts';
import { Entry } from './Entry.tsx';
import type { Found } from './types.ts';

/** While somebody types nothing is searched. */
const REST_MS = 250;

/** The entries of a registry, each with why it is there. */
export function EntrySearch({ words, onSearch }: { words: Words; onSearch(query: string): Promise<Found> }) {
  const [query, setQuery] = useState('');
  const [found, setFound] = useState<Found | null>(null);
  const turn = useRef(0);
  const text = words.page.registries.detail;
  useEffect(() => {
    const mine = ++turn.current;
    const timer = setTimeout(
      () => {
        // An older, slower answer must not take the place of a newer one.
        const settle = (next: Found) => mine === turn.current && setFound(next);
        onSearch(query).then(settle, () => settle({ lines: [], more: false }));
      },
      query === '' ? 0 : REST_MS,
    );
    return () => clearTimeout(timer);
  }, [query]);
  return (
    <>
      <label>
        {text.search}
        <input
          type="search"
          value={query}
          placeholder={text.searchHint}
          data-testid="entry-search"
          onInput={(event) => {
            setQuery(event.currentTarget.value);
            setFound(null);
          }}
        />
      </label>
      <p class="count" role="status">
        {found ? text.found({ n: found.lines.length, more: found.more }) : text.searching}
      </p>
      <ul class="entries">
        {found?.lines.map((line) => (
          <Entry key={`${line.kind}${line.value.id}`} line={line} words={words} />
        ))}
      </ul>
    </>
  );
}
