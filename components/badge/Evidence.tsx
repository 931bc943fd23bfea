import type { ComponentChildren } from 'preact';
import type { BadgeWords } from '../../utils/i18n/index.ts';
import type { Match, Measure } from '../../utils/model/index.ts';
import { useBlobAddress } from './blob-address.ts';
import { excerptOf } from './excerpt.ts';
import { Framed } from './Framed.tsx';

type Props<By extends Measure['by'] = Measure['by']> = {
  match: Match & { measure: Extract<Measure, { by: By }> };
  words: BadgeWords;
  /** Address of the page's picture that may be shown for this one; null where there is none. */
  pagePicture(url: string): string | null;
};

/** The two things that agree, side by side: pictures, wording, words of a topic. */
export function Evidence({ match, words, pagePicture }: Props) {
  const { measure } = match;
  switch (measure.by) {
    case 'pdq':
    case 'part':
      return <Pictures match={{ ...match, measure }} words={words} pagePicture={pagePicture} />;
    case 'passages':
      return <Passages measure={measure} words={words} />;
    case 'topic':
      return <TopicWords measure={measure} words={words} />;
    default:
      return null;
  }
}

const assetOf = ({ entry: { entry } }: Match) => (entry.kind === 'asset' ? entry.value : undefined);

function Pictures({ match, words, pagePicture }: Props<'pdq' | 'part'>) {
  const { measure } = match;
  const part = measure.by === 'part' ? measure : null;
  const here = pagePicture(measure.mediaUrl);
  const registered = useBlobAddress(assetOf(match)?.thumbnail);
  return (
    <>
      {part && <p class="how">{words.part(part)}</p>}
      <div class="pair">
        {here && (
          <Figure caption={words.onPage}>
            <Framed src={here} alt={part ? words.markedPart(part.query) : ''} part={part?.query ?? null} />
          </Figure>
        )}
        <Figure caption={words.inRegistry}>
          {registered && (
            <Framed
              src={registered}
              alt={part ? words.markedPart(part.entry) : ''}
              part={part?.entry ?? null}
            />
          )}
        </Figure>
      </div>
    </>
  );
}

const Figure = ({ caption, children }: { caption: string; children: ComponentChildren }) => (
  <figure>
    {children}
    <figcaption>{caption}</figcaption>
  </figure>
);

/** The words of the entry that the post shares. */
function Passages({ measure, words }: { measure: Extract<Measure, { by: 'passages' }>; words: BadgeWords }) {
  return (
    <figure class="passages">
      <figcaption>{words.passages(measure)}</figcaption>
      <blockquote>
        {excerptOf(measure.passages).map(({ words: part, isShared }, at) =>
          isShared ? <mark key={at}>{part}</mark> : part,
        )}
      </blockquote>
    </figure>
  );
}

function TopicWords({ measure, words }: { measure: Extract<Measure, { by: 'topic' }>; words: BadgeWords }) {
  return (
    <div class="topic">
      <p>{words.topicFound}</p>
      <ul>
        {measure.found.map((found) => (
          <li key={found.word}>{words.topicWord(found)}</li>
        ))}
      </ul>
      <p>{words.topicTimes[measure.time]}</p>
    </div>
  );
}
