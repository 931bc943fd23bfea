import type { Artefact, Finding } from '../../../utils/model/index.ts';
import { Reasons } from '../../badge/Reasons.tsx';
import { Preview } from '../Preview.tsx';
import type { Picture, Words } from '../types.ts';
import { Markup } from './Markup.tsx';
import { shotWords } from './shot-words.ts';
import type { DetailActions } from './types.ts';

type Props = {
  finding: Finding;
  words: Words;
  picture: Picture;
  actions: Pick<DetailActions, 'fileText' | 'onSaveFile'>;
};

/** The saved files of a finding: what was on the screen, what the server gave, what the page holds. */
export function Pictures({ finding, words, picture, actions }: Props) {
  const { detail, evidence } = words.page;
  const of = (...roles: Artefact['role'][]) => finding.artefacts.filter(({ role }) => roles.includes(role));
  const tiles = of('tile');
  const show = (artefact: Artefact, caption: string) => (
    <Shown key={artefact.sha256 + caption} {...{ finding, artefact, caption, words, picture }} />
  );
  return (
    <section class="evidence">
      <h2>{detail.evidence}</h2>
      {of('screenshot').map((one) => show(one, screenshotWords(finding, words)))}
      {tiles.length > 0 && (
        <details class="tiles">
          <summary>
            {evidence.detail.tiles} ({tiles.length})
          </summary>
          {tiles.map((one, at) => show(one, tileWords(finding, one, at, words)))}
        </details>
      )}
      {of('media').map((one) => show(one, mediaWords(one, words)))}
      {of('poster').map((one) => show(one, detail.poster))}
      {of('frame').map((one) => show(one, frameWords(one, words)))}
      {of('markup').map((one) => (
        <Markup key={one.sha256} finding={finding} artefact={one} words={words} actions={actions} />
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

type ShownProps = Pick<Props, 'finding' | 'words' | 'picture'> & { artefact: Artefact; caption: string };

function Shown({ finding, artefact, caption, words, picture }: ShownProps) {
  return (
    <figure data-role={artefact.role}>
      <Preview
        finding={finding.id}
        sha256={artefact.sha256}
        isVideo={artefact.mediaType.startsWith('video/')}
        picture={picture}
        alt={caption}
        missing={words.page.detail.bytesMissing}
      />
      <figcaption>{caption}</figcaption>
    </figure>
  );
}

function screenshotWords(finding: Finding, words: Words): string {
  const { detail } = words.page;
  const label = finding.screenshotPartial ? detail.screenshotPartial : detail.screenshot;
  const how = shotWords(finding, words);
  return how === '' ? label : `${label} · ${how}`;
}

function tileWords({ shot }: Finding, { sha256 }: Artefact, at: number, words: Words): string {
  const { tileAgrees, tileFirst } = words.page.evidence.detail;
  const agrees = shot?.tiles.find((tile) => tile.sha256 === sha256)?.agrees;
  const n = at + 1;
  if (agrees === null || agrees === undefined) return tileFirst({ n });
  const value = agrees.toLocaleString(words.page.locale, { style: 'percent', maximumFractionDigits: 1 });
  return tileAgrees({ n, value });
}

const mediaWords = ({ url }: Artefact, { page }: Words): string =>
  url ? `${page.detail.media} · ${url}` : page.detail.media;

const frameWords = ({ at }: Artefact, { page }: Words): string =>
  at === undefined
    ? page.detail.frame
    : page.evidence.detail.frameAt({ value: at.toLocaleString(page.locale, { maximumFractionDigits: 2 }) });
