import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { BadgeWords } from '../../utils/i18n/index.ts';
import type { Grade, Match } from '../../utils/model/index.ts';
import { GradeRing, SignalIcon } from '../icons.tsx';

type Props = {
  match: Match;
  words: BadgeWords;
  /** False where the page's picture may not be loaded from the network: in our own pages. */
  pagePicture?: boolean;
};

/** One match on the card: the fact, the two things side by side, where the entry is from, figures on demand. */
export function MatchItem({ match, words, pagePicture = true }: Props) {
  const { entry, registry, registryVersion } = match.entry;
  return (
    <li class="match">
      <p class="why">
        <SignalIcon signal={match.signal} size={16} />
        <span>{words.why(match)}</span>
      </p>
      <Pair match={match} words={words} pagePicture={pagePicture} />
      <p class="entry">{entryLine(match, words)}</p>
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

function Pair({ match: { measure, entry }, words, pagePicture }: Required<Props>) {
  const thumbnail = entry.entry.kind === 'asset' ? entry.entry.value.thumbnail : undefined;
  const registryPicture = useBlobAddress(thumbnail);
  if (measure.by !== 'pdq' && measure.by !== 'part') return null;
  return (
    <div class="pair">
      {pagePicture && (
        <figure>
          <img src={measure.mediaUrl} alt="" referrerpolicy="no-referrer" />
          <figcaption>{words.onPage}</figcaption>
        </figure>
      )}
      <figure>
        {registryPicture && <img src={registryPicture} alt="" />}
        <figcaption>{words.inRegistry}</figcaption>
      </figure>
    </div>
  );
}

/** blob: pictures pass the page's content security policy, data: pictures need not. */
function useBlobAddress(dataAddress: string | undefined): string | null {
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    if (!dataAddress) return undefined;
    const made = URL.createObjectURL(blobOf(dataAddress));
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [dataAddress]);
  return address;
}

function blobOf(dataAddress: string): Blob {
  const [head = '', body = ''] = dataAddress.split(',');
  const bytes = Uint8Array.from(atob(body), (letter) => letter.charCodeAt(0));
  return new Blob([bytes], { type: head.slice(5).split(';')[0] ?? '' });
}

function entryLine({ entry: { entry } }: Match, words: BadgeWords): string {
  switch (entry.kind) {
    case 'account':
      return `${entry.value.name} · ${entry.value.owner} · ${words.roles[entry.value.role]}, ${words.uses[entry.value.use]}`;
    case 'asset':
      return words.publishedBy({ producer: entry.value.producer, date: words.day(entry.value.published.at) });
    case 'website':
      return `${entry.value.title} · ${entry.value.owner} · ${words.roles[entry.value.role]}`;
    default:
      return entry.value.title;
  }
}
