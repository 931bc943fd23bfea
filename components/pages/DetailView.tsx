import type { Finding } from '../../utils/model/index.ts';
import { MatchItem } from '../badge/MatchItem.tsx';
import { matchKey, ranked } from '../badge/view.ts';
import { Circumstances } from './detail/Circumstances.tsx';
import { Limits } from './detail/Limits.tsx';
import { Pictures } from './detail/Pictures.tsx';
import { RecordSection } from './detail/RecordSection.tsx';
import { Removal } from './detail/Removal.tsx';
import { SupportSection } from './detail/SupportSection.tsx';
import type { DetailActions, Standing } from './detail/types.ts';
import { CaptureFacts, PostFacts } from './Facts.tsx';
import { hashOf, NO_FILTER } from './place.ts';
import { useSavedPictures } from './saved-pictures.ts';
import type { Loaded, Picture, Words } from './types.ts';

type Props = {
  finding: Loaded<Finding | undefined>;
  /** What is known of it beside its record; null for a finding that is not there. */
  standing: Loaded<Standing | null>;
  words: Words;
  picture: Picture;
  actions: DetailActions;
};

/** One finding, whole: pictures, matches with their reasons, the record, the hashes, and what they prove. */
export function DetailView({ finding, words, ...rest }: Props) {
  const { detail, loading, findings } = words.page;
  return (
    <>
      <p>
        <a href={hashOf({ view: 'findings', filter: NO_FILTER })}>← {detail.back}</a>
      </p>
      {finding.state === 'loading' && <p role="status">{loading}</p>}
      {finding.state === 'failed' && (
        <p class="notice error" role="alert">
          {findings.error}
        </p>
      )}
      {finding.state === 'ready' && !finding.value && <h1>{detail.gone}</h1>}
      {finding.state === 'ready' && finding.value && (
        <Whole finding={finding.value} words={words} {...rest} />
      )}
    </>
  );
}

type WholeProps = Omit<Props, 'finding'> & { finding: Finding };

function Whole({ finding, standing, words, picture, actions }: WholeProps) {
  const { detail } = words.page;
  const saved = useSavedPictures(finding, picture);
  return (
    <article class="detail">
      <h1>{detail.heading({ number: finding.number })}</h1>
      <div class="columns">
        <Pictures finding={finding} words={words} picture={picture} actions={actions} />
        <div>
          <section class="matches">
            <h2>{detail.matches}</h2>
            {finding.matches.length === 0 && <p>{detail.noMatches}</p>}
            <ul>
              {ranked(finding.matches).map((match) => (
                <MatchItem key={matchKey(match)} match={match} words={words.badge} pagePicture={saved} />
              ))}
            </ul>
          </section>
          <PostFacts finding={finding} words={words} />
          <CaptureFacts finding={finding} words={words} />
          <Circumstances finding={finding} words={words} />
          <Standings finding={finding} standing={standing} words={words} actions={actions} />
          <Limits words={words} />
          <Removal finding={finding} words={words} onRemove={actions.onRemove} />
        </div>
      </div>
    </article>
  );
}

function Standings({ finding, standing, words, actions }: Omit<WholeProps, 'picture'>) {
  if (standing.state === 'loading') return <p role="status">{words.page.loading}</p>;
  if (standing.state === 'failed') return <p class="notice error">{words.page.evidence.error}</p>;
  if (!standing.value) return null;
  return (
    <>
      <RecordSection finding={finding} standing={standing.value} words={words} onCheck={actions.onCheck} />
      <SupportSection
        finding={finding.id}
        supports={standing.value.supports}
        words={words}
        onSupport={actions.onSupport}
      />
    </>
  );
}
