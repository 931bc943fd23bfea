import type { Finding } from '../../../utils/model/index.ts';
import type { Words } from '../types.ts';
import { Address, Fact } from './Fact.tsx';
import { shotWords } from './shot-words.ts';

/** How the picture was made, what the record notes, and how window and browser were. */
export function Circumstances({ finding, words }: { finding: Finding; words: Words }) {
  const { shot, notes = [], circumstances } = finding;
  const text = words.page.evidence.detail;
  if (shot === undefined && notes.length === 0 && !circumstances) return null;
  return (
    <section data-testid="circumstances">
      <h2>{text.heading}</h2>
      <dl>
        <Fact term={text.shot}>
          {shot ? shotWords(finding, words) : text.shotNone}
          {shot && (
            <p class="hint">
              {text.hidden({ n: shot.hiddenFixed })} {shot.partial && text.partial}
            </p>
          )}
        </Fact>
        {notes.length > 0 && (
          <Fact term={text.notes}>
            {notes.map(({ code, detail }) => (
              <span key={code + (detail ?? '')} class="words note">
                {text.noteCodes[code]} {detail && `(${detail})`}
              </span>
            ))}
          </Fact>
        )}
        <Agreement finding={finding} words={words} />
        {circumstances && <Around around={circumstances} viewport={finding.viewport} words={words} />}
      </dl>
    </section>
  );
}

/** Page data that agrees with the screen raises confidence; where it can be told, it is told. */
function Agreement({ finding: { post }, words }: { finding: Finding; words: Words }) {
  const text = words.page.evidence.detail;
  if (post.ad?.source !== 'both') return null;
  const n = post.ad.differences.length;
  return <Fact term={text.supportHeading}>{n === 0 ? text.agrees : text.disagrees({ n })}</Fact>;
}

type AroundProps = {
  around: NonNullable<Finding['circumstances']>;
  viewport: Finding['viewport'];
  words: Words;
};

function Around({ around, viewport, words }: AroundProps) {
  const text = words.page.evidence.detail;
  const { navigation, languages, pageLanguage, colorScheme, zoom, screen } = around;
  const what = text.ways[navigation.type] ?? navigation.type;
  const zoomed = zoom === null ? '?' : zoom.toLocaleString(words.page.locale, { style: 'percent' });
  return (
    <>
      <Fact term={text.referrer}>
        {around.referrer ? <Address url={around.referrer} /> : text.referrerNone}
      </Fact>
      <Fact term={text.way}>{text.wayOf({ what, n: navigation.redirects })}</Fact>
      <Fact term={text.languages}>
        {languages.join(', ')} · {pageLanguage ?? '?'}
      </Fact>
      <Fact term={text.look}>
        {text.lookOf({ what: text.schemes[colorScheme] ?? colorScheme, value: zoomed })}
      </Fact>
      <Fact term={text.window}>
        {viewport.width} × {viewport.height} (@{viewport.scale}) · {screen.width} × {screen.height}
      </Fact>
    </>
  );
}
