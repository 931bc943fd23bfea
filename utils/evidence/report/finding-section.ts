import type { Finding, Support } from '../../model/index.ts';
import { canonicalBytes } from '../canonical.ts';
import { sha256Hex } from '../digest.ts';
import { fileTable, pictures } from './files-part.ts';
import { type Html, html, link, when } from './html.ts';
import { matchList } from './match-list.ts';
import { postFacts, postText } from './post-facts.ts';
import type { ReportSource } from './source.ts';
import type { ReportWords } from './words.en.ts';

/** All about one finding. */
export async function findingSection(
  finding: Finding,
  source: ReportSource,
  words: ReportWords,
): Promise<Html> {
  const record = await sha256Hex(canonicalBytes(finding));
  return html`<section class="finding" id="f-${finding.id}">
<h2>${words.finding(finding.number)}</h2>
${postFacts(finding, source, record, words)}${postText(finding, words)}${matchList(finding, words)}${await pictures(finding, source, words)}${fileTable(finding, source, words)}${missing(finding, words)}${notes(finding, words)}${confidence(finding, source, words)}</section>
`;
}

const missing = ({ missing: all }: Finding, words: ReportWords): Html => html`<h3>${words.missing}</h3>
${
  all.length === 0
    ? html`<p>${words.nothingMissing}</p>`
    : html`<ul>${all.map(({ role, code, detail, url }) => html`<li>${words.roles[role]}: ${words.codes[code] ?? code}${detail && ` (${detail})`} ${url && link(url)}</li>\n`)}</ul>`
}
`;

const notes = ({ notes: all = [] }: Finding, words: ReportWords): Html | null =>
  all.length === 0
    ? null
    : html`<h3>${words.notes}</h3>
<ul>${all.map(({ code, detail }) => html`<li>${words.noteCodes[code]}${detail && ` (${detail})`}</li>\n`)}</ul>
`;

/** What speaks for the finding beside our own record: recorded for each finding, said also where it is lacking. */
function confidence(finding: Finding, { ledger }: ReportSource, words: ReportWords): Html {
  const facts = words.confidenceFacts;
  const supports = ledger.supports.get(finding.id) ?? [];
  const archived = supports.filter((one) => one.kind === 'archived-copy');
  const second = supports.filter((one) => one.kind === 'second-capture');
  const line = ledger.lines.get(finding.id);
  const stamp = ledger.stamps
    .filter(({ of }) => line !== undefined && of >= line)
    .sort((a, b) => a.stampedAt.localeCompare(b.stampedAt))[0];
  const items: (Html | string)[] = [
    ...(archived.length > 0 ? archived.map((one) => supported(one, facts)) : [facts.noArchived]),
    ...(second.length > 0 ? second.map((one) => supported(one, facts)) : [facts.noSecond]),
    pageData(finding, facts),
    stamp ? facts.stamped(stamp.authority, when(stamp.stampedAt)) : facts.notStamped,
    ...(ledger.foreign.has(finding.id) ? [facts.foreign] : []),
  ];
  return html`<h3>${words.confidence}</h3>\n<ul>${items.map((one) => html`<li>${one}</li>\n`)}</ul>\n`;
}

function supported(support: Support, facts: ReportWords['confidenceFacts']): Html {
  const note = support.note && ` (${support.note})`;
  return support.kind === 'archived-copy'
    ? html`${facts.archived}: ${link(support.url)}${note}`
    : html`${facts.second} <code>${support.key}</code>, <code>${support.finding}</code>${note}`;
}

function pageData({ post: { ad } }: Finding, facts: ReportWords['confidenceFacts']): Html | string {
  if (ad?.source !== 'both') return facts.notCompared;
  if (ad.differences.length === 0) return facts.agrees;
  const list = ad.differences.map(({ field, data, shown }) => `${field}: ${data} / ${shown}`).join('; ');
  return `${facts.differs}: ${list}`;
}
