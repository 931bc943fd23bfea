import { useRef, useState } from 'preact/hooks';
import type { Finding } from '../../utils/model/index.ts';
import { MatchItem } from '../badge/MatchItem.tsx';
import { Reasons } from '../badge/Reasons.tsx';
import { matchKey, ranked } from '../badge/view.ts';
import { CaptureFacts, PostFacts } from './Facts.tsx';
import { Preview } from './Preview.tsx';
import { hashOf, NO_FILTER } from './place.ts';
import { useSavedPictures } from './saved-pictures.ts';
import type { Loaded, Picture, Words } from './types.ts';

type Props = {
  finding: Loaded<Finding | undefined>;
  words: Words;
  picture: Picture;
  onRemove(id: string): Promise<void>;
};

/** One finding, whole: pictures, matches with their reasons, the record, the hashes. */
export function DetailView({ finding, words, picture, onRemove }: Props) {
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
        <Whole finding={finding.value} words={words} picture={picture} onRemove={onRemove} />
      )}
    </>
  );
}

type WholeProps = Omit<Props, 'finding'> & { finding: Finding };

function Whole({ finding, words, picture, onRemove }: WholeProps) {
  const { detail } = words.page;
  const saved = useSavedPictures(finding, picture);
  return (
    <article class="detail">
      <h1>{detail.heading({ number: finding.number })}</h1>
      <div class="columns">
        <Evidence finding={finding} words={words} picture={picture} />
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
          <Removal finding={finding} words={words} onRemove={onRemove} />
        </div>
      </div>
    </article>
  );
}

function Evidence({ finding, words, picture }: Omit<WholeProps, 'onRemove'>) {
  const { detail } = words.page;
  const label = (role: string) =>
    role === 'media'
      ? detail.media
      : finding.screenshotPartial
        ? detail.screenshotPartial
        : detail.screenshot;
  return (
    <section class="evidence">
      <h2>{detail.evidence}</h2>
      {finding.artefacts.map(({ sha256, role, mediaType, url }) => (
        <figure key={`${sha256}${role}${url}`}>
          <Preview
            finding={finding.id}
            sha256={sha256}
            isVideo={mediaType.startsWith('video/')}
            picture={picture}
            alt={label(role)}
            missing={detail.bytesMissing}
          />
          <figcaption>{label(role)}</figcaption>
        </figure>
      ))}
      {finding.missing.length > 0 && (
        <div class="notice warn">
          {detail.missing}:
          <Reasons reasons={finding.missing} words={words.badge} />
        </div>
      )}
      {finding.failed.length > 0 && (
        <div class="notice warn">
          {detail.notChecked}:
          <Reasons reasons={finding.failed} words={words.badge} />
        </div>
      )}
    </section>
  );
}

function Removal({ finding, words, onRemove }: Omit<WholeProps, 'picture'>) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [failed, setFailed] = useState(false);
  const { detail } = words.page;
  const remove = () => {
    dialog.current?.close();
    onRemove(finding.id).catch(() => setFailed(true));
  };
  return (
    <section class="removal">
      <button type="button" class="danger" onClick={() => dialog.current?.showModal()}>
        {detail.remove}
      </button>
      {failed && (
        <p class="notice error" role="alert">
          {detail.removeFailed}
        </p>
      )}
      <dialog ref={dialog} aria-labelledby="remove-title">
        <h2 id="remove-title">{detail.removeTitle({ number: finding.number })}</h2>
        <p>{detail.removeText}</p>
        <div class="buttons">
          <button type="button" onClick={() => dialog.current?.close()}>
            {detail.cancel}
          </button>
          <button type="button" class="danger" onClick={remove}>
            {detail.removeConfirm}
          </button>
        </div>
      </dialog>
    </section>
  );
}
