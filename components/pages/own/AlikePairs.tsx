import type { Words } from '../types.ts';
import { ownHashOf } from './place.ts';
import type { AlikePair, OwnEntry } from './types.ts';

const SHOWN = 20;

type Props = { pairs: AlikePair[]; words: Words; onKeepBoth(pair: AlikePair): void };

/** Pictures that look alike, side by side. */
export function AlikePairs({ pairs, words, onKeepBoth }: Props) {
  const text = words.page.own.pairs;
  return (
    <section data-testid="own-pairs">
      <h2>{text.heading}</h2>
      <p>{text.intro}</p>
      <ul class="pairs">
        {pairs.slice(0, SHOWN).map((pair) => (
          <li key={pair.a.name + pair.b.name}>
            <div class="pair">
              <Side entry={pair.a} words={words} />
              <Side entry={pair.b} words={words} />
            </div>
            <p class="unknown">{text.bits({ n: pair.distance })}</p>
            <button
              type="button"
              aria-label={text.keepBothLabel({ title: `${pair.a.title}, ${pair.b.title}` })}
              onClick={() => onKeepBoth(pair)}
            >
              {text.keepBoth}
            </button>
          </li>
        ))}
      </ul>
      {pairs.length > SHOWN && <p>{text.more({ n: pairs.length - SHOWN })}</p>}
    </section>
  );
}

function Side({ entry: { name, title, from, thumbnail }, words }: { entry: OwnEntry; words: Words }) {
  return (
    <figure>
      {thumbnail && <img src={thumbnail} alt="" />}
      <figcaption>
        <a href={ownHashOf({ page: 'entry', name })}>{words.page.own.pairs.open({ title })}</a>
        <br />
        {from}
      </figcaption>
    </figure>
  );
}
