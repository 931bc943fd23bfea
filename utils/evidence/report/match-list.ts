import type { Finding, Match } from '../../model/index.ts';
import { entryFields } from '../csv/entry-fields.ts';
import { type Html, html, link } from './html.ts';
import type { ReportWords } from './words.en.ts';

/** Matches as facts with their measures, and what could not be compared. */
export const matchList = (
  { matches, failed }: Finding,
  words: ReportWords,
): Html => html`<h3>${words.matches}</h3>
${matches.length === 0 ? html`<p>${words.noMatches}</p>` : html`<ul>${matches.map((one) => matchItem(one, words))}</ul>`}
${
  failed.length > 0 &&
  html`<h3>${words.failed}</h3>
<ul>${failed.map(({ signal, code, detail, url }) => html`<li>${words.signals[signal]}: ${words.codes[code] ?? code}${detail && ` (${detail})`} ${url && link(url)}</li>\n`)}</ul>`
}
`;

function matchItem(match: Match, words: ReportWords): Html {
  const { title, owner, source } = entryFields(match);
  const { registry, registryVersion } = match.entry;
  return html`<li><strong>${words.signals[match.signal]}, ${words.grades[match.grade]}</strong>${match.in === 'quoted' && `, ${words.inQuoted}`}: ${words.measure(match.measure)}<br>${words.entry(title, registry, registryVersion)}${owner && `, ${owner}`}${firstPublished(match, words)}<br><span class="soft">${words.source}: ${source}</span></li>\n`;
}

function firstPublished({ entry: { entry } }: Match, words: ReportWords): Html | null {
  if (entry.kind !== 'asset') return null;
  const { at, url } = entry.value.published;
  return html`, ${words.firstPublished} ${at ?? words.unknown} ${url && link(url)}`;
}
