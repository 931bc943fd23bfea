import type { Finding } from '../../utils/model/index.ts';
import { SignalIcon } from '../icons.tsx';
import { signalsOf } from './filter.ts';
import { Preview } from './Preview.tsx';
import { hashOf } from './place.ts';
import type { Picture, Words } from './types.ts';

type Props = {
  finding: Finding;
  words: Words;
  picture: Picture;
  /** Id of the key of the device it is from, where that is another one. */
  foreign: string | null;
};

/** One finding in the table; the number is the link, so that the row has one name for a screen reader. */
export function FindingRow({ finding, words, picture, foreign }: Props) {
  const { page, badge } = words;
  const { post, number, id } = finding;
  const signals = signalsOf(finding);
  const first = firstPicture(finding);
  return (
    <tr>
      <td class="picture">
        {first ? (
          <Preview finding={id} sha256={first.sha256} picture={picture} alt="" />
        ) : (
          <span class="unknown">{page.findings.noPicture}</span>
        )}
      </td>
      <td class="number">
        <a href={hashOf({ view: 'finding', id })} aria-label={page.findings.openFinding({ number })}>
          {number}
        </a>
        {foreign && (
          <span class="foreign" title={page.evidence.foreignOf({ id: foreign })}>
            ⇄ {page.evidence.foreign}
          </span>
        )}
      </td>
      <td class="captured">
        <time dateTime={finding.capturedAt}>{new Date(finding.capturedAt).toLocaleString(page.locale)}</time>
      </td>
      <td class="platform">{page.platforms[post.site]}</td>
      <td class="author">{post.author?.name ?? post.author?.key ?? page.detail.unknown}</td>
      <td class="text">
        {post.text ? shortened(post.text) : <span class="unknown">{page.detail.noText}</span>}
      </td>
      <td class="signals">
        {signals.length === 0 && <span class="unknown">{page.findings.noMatches}</span>}
        {signals.map((signal) => (
          <span key={signal} class="signal">
            <SignalIcon signal={signal} /> {badge.signals[signal]}
          </span>
        ))}
      </td>
    </tr>
  );
}

const shortened = (text: string) => (text.length > 160 ? `${text.slice(0, 160)} …` : text);

const BY_WORTH = ['media', 'screenshot', 'poster', 'frame', 'tile'];

/** The picture that tells most: the post's own one before that of the screen. */
function firstPicture({ artefacts }: Finding) {
  const pictures = artefacts.filter(({ mediaType }) => mediaType.startsWith('image/'));
  return BY_WORTH.map((worth) => pictures.find(({ role }) => role === worth)).find(Boolean);
}
