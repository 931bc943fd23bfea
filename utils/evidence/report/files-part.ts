import type { Artefact, Finding } from '../../model/index.ts';
import { type Html, html, link, when } from './html.ts';
import type { ReportSource } from './source.ts';
import type { ReportWords } from './words.en.ts';

/** The picture of the post with how sure it is, and the pictures of its media. */
export async function pictures(finding: Finding, source: ReportSource, words: ReportWords): Promise<Html> {
  const shown: Html[] = [];
  let hasShot = false;
  for (const [place, artefact] of finding.artefacts.entries()) {
    if (artefact.role !== 'screenshot' && artefact.role !== 'media') continue;
    if (!artefact.mediaType.startsWith('image/')) continue;
    const src = safeSource(await source.picture(finding, artefact, place));
    if (!src) continue;
    const isShot = artefact.role === 'screenshot';
    hasShot ||= isShot;
    const alt = isShot ? words.pictureAlt(finding.number) : words.roles.media;
    shown.push(
      html`<figure><img src="${src}" alt="${alt}" loading="lazy"><figcaption>${words.roles[artefact.role]} <code>${artefact.sha256}</code></figcaption></figure>\n`,
    );
  }
  return html`<h3>${words.picture}</h3>
<p>${!hasShot && words.noPicture} ${finding.screenshotPartial && words.partial}</p>
${sureness(finding, words)}${shown}`;
}

/** A relative path of plain signs, as the names in a package are: no scheme, no way out. */
const isPath = (path: string) => /^[a-z0-9][a-z0-9./-]*$/.test(path) && !path.includes('..');

/** A path or a picture as `data:`; anything else is no source of ours. */
function safeSource(src: string | null): string | null {
  const isPicture = src !== null && /^data:image\/[a-z+.-]+;base64,[A-Za-z0-9+/=]+$/.test(src);
  return src !== null && (isPicture || isPath(src)) ? src : null;
}

function sureness({ shot }: Finding, words: ReportWords): Html | null {
  if (!shot) return null;
  const isTiles = shot.method === 'tiles';
  const method = isTiles ? words.shot.tiles(shot.tiles.length) : words.shot[shot.method as 'window' | 'rect'];
  const reasons = shot.reasons.map((reason) => words.reasons[reason] ?? reason).join(', ');
  const sure = shot.stitch === 'unsure' ? words.shot.unsure : isTiles && words.shot.sure;
  return html`<p>${method} ${sure} ${reasons && `(${reasons})`} ${words.shot.hidden(shot.hiddenFixed)}</p>\n`;
}

/** Every file of the finding with its hash. */
export function fileTable(finding: Finding, source: ReportSource, words: ReportWords): Html {
  const rows = finding.artefacts.map((artefact, place) => {
    const path = source.path(finding, artefact, place);
    const name =
      path && isPath(path) ? html`<a href="${path}"><code>${path.split('/').at(-1)}</code></a>` : '';
    return html`<tr><td>${what(artefact, words)}</td><td>${name} ${artefact.mediaType}</td><td class="number">${artefact.bytes}</td><td>${when(artefact.fetchedAt)}</td><td><code>${artefact.sha256}</code></td></tr>\n`;
  });
  const hasMedia = finding.artefacts.some(({ role }) => role === 'media');
  const columns = words.fileColumns.map((name) => html`<th scope="col">${name}</th>`);
  return html`<h3>${words.files}</h3>
<div class="scroll" role="region" aria-label="${words.files} ${finding.number}" tabindex="0"><table><thead><tr>${columns}</tr></thead><tbody>
${rows}</tbody></table></div>
${hasMedia && html`<p class="soft">${words.secondRequest}</p>`}
`;
}

const what = ({ role, at, url }: Artefact, words: ReportWords): Html =>
  html`${words.roles[role]}${at !== undefined && ` ${words.frameAt(at)}`}${url && html`, ${words.fromAddress} ${link(url)}`}`;
