import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { BadgeWords } from '../../utils/i18n/index.ts';
import type { Grade, Match } from '../../utils/model/index.ts';
import { GradeRing, SignalIcon } from '../icons.tsx';
import { Evidence } from './Evidence.tsx';

type Props = {
  match: Match;
  words: BadgeWords;
  /** What may be shown for an address of the page's picture: on the page itself the same, in our own pages what was saved. */
  pagePicture?: (url: string) => string | null;
};

/** One match on the card: the fact, the two things side by side, where the entry is from, figures on demand. */
export function MatchItem({ match, words, pagePicture = (url) => url }: Props) {
  const { entry, registry, registryVersion } = match.entry;
  const line = entryLine(entry, words);
  return (
    <li class="match">
      <p class="why">
        <SignalIcon signal={match.signal} size={16} />
        <span>{words.why(match)}</span>
      </p>
      <Evidence match={match} words={words} pagePicture={pagePicture} />
      {line && <p class="entry">{line}</p>}
      <p class="source">
        {words.source}: {entry.value.source.title}
      </p>
      <Details label={words.details} grade={match.grade} gradeWord={words.grades[match.grade]}>
        <p>{words.measure(match)}</p>
        <p>{words.registryVersion({ id: registry, version: registryVersion })}</p>
      </Details>
    </li>
  );
}

type DetailsProps = { label: string; grade: Grade; gradeWord: string; children: ComponentChildren };

/** A button, not <details>: on a tile the badge lies inside a link, and there the default of every click is called off. */
function Details({ label, grade, gradeWord, children }: DetailsProps) {
  const [open, setOpen] = useState(false);
  return (
    <div class="details">
      <button type="button" class="quiet" aria-expanded={open} onClick={() => setOpen(!open)}>
        {open ? '▾' : '▸'} {label}
      </button>
      <span class="grade">
        <GradeRing grade={grade} /> {gradeWord}
      </span>
      {open && children}
    </div>
  );
}

function entryLine(entry: Match['entry']['entry'], words: BadgeWords): string {
  switch (entry.kind) {
    case 'account':
      return `${entry.value.name} · ${entry.value.owner} · ${words.roles[entry.value.role]}, ${words.uses[entry.value.use]}`;
    case 'asset':
      return words.publishedBy({ producer: entry.value.producer, date: words.day(entry.value.published.at) });
    case 'website':
      return `${entry.value.title} · ${entry.value.owner} · ${words.roles[entry.value.role]}`;
    case 'topic':
      return words.topicPeriod({ from: words.day(entry.value.from), to: words.day(entry.value.to) });
    case 'post':
      return entry.value.title;
  }
}
