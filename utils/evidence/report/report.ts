import { keyIdOf } from '../ledger/index.ts';
import { findingSection } from './finding-section.ts';
import { type Html, html, when } from './html.ts';
import { overviewRow } from './overview.ts';
import type { ReportSource } from './source.ts';
import { STYLE } from './style.ts';
import { reportDe } from './words.de.ts';
import { type ReportWords, reportEn } from './words.en.ts';

export const wordsOf = (language: ReportSource['language']): ReportWords =>
  language === 'de' ? reportDe : reportEn;

/**
 * The printable report, piece by piece: one HTML file without script, which loads nothing from anywhere but the
 * pictures beside it. All text of posts, registries and users is escaped.
 */
export async function* reportHtml(source: ReportSource, inPackage = false): AsyncGenerator<string> {
  const words = wordsOf(source.language);
  yield head(source, words).text;
  yield summary(source, words, inPackage).text;
  yield faultList(source, words).text;
  yield* overview(source, words);
  for await (const finding of source.findings()) yield (await findingSection(finding, source, words)).text;
  yield limits(words).text;
  yield '</main>\n</body>\n</html>\n';
}

// The policy says what the file holds to anyway: no script, nothing from the network.
const POLICY = "default-src 'none'; img-src 'self' data: file: blob:; style-src 'unsafe-inline'";

const head = ({ language, caseName }: ReportSource, words: ReportWords) => html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${words.title(caseName)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${words.title(caseName)}</h1>
`;

function summary(source: ReportSource, words: ReportWords, inPackage: boolean): Html {
  const { ledger, now, software, publicKey, count } = source;
  const stamps = ledger.stamps.map(({ of, authority, stampedAt }) =>
    words.stamp(of, authority, when(stampedAt)),
  );
  return html`<dl>
<dt>${words.madeAt}</dt><dd>${when(now.toISOString())}</dd>
<dt>${words.madeBy}</dt><dd>Stadtspur ${software}</dd>
<dt>${words.number}</dt><dd>${count}</dd>
<dt>${words.device}</dt><dd><code>${keyIdOf(publicKey)}</code><br><span class="soft">${words.deviceHelp}</span> <code>${publicKey}</code></dd>
<dt>${words.head}</dt><dd>${ledger.count > 0 ? html`<code>${ledger.head}</code><br><span class="soft">${words.headHelp(ledger.count)}</span>` : words.noLedger}</dd>
<dt>${words.stamps}</dt><dd>${stamps.length > 0 ? html`<ul>${stamps.map((one) => html`<li>${one}</li>`)}</ul>` : words.noStamps}</dd>
</dl>
${inPackage && html`<h2>${words.howToCheck}</h2>\n<p>${words.howToCheckText}</p>\n`}`;
}

function faultList({ faults }: ReportSource, words: ReportWords): Html {
  if (faults.length === 0) return html``;
  const rows = faults.map(
    ({ finding, code, role, path, expected }) =>
      html`<li><a href="#f-${finding}"><code>${finding}</code></a>${role && html` · ${words.roles[role]}`}: ${words.faultCodes[code]}${path && html` (<code>${path}</code>)`}${expected && html` <code>${expected}</code>`}</li>\n`,
  );
  return html`<div class="note"><h2>${words.faults}</h2>\n<ul>${rows}</ul></div>\n`;
}

async function* overview(source: ReportSource, words: ReportWords): AsyncGenerator<string> {
  const columns = words.columns.map((name) => html`<th scope="col">${name}</th>`);
  yield html`<h2 id="overview">${words.overview}</h2>
<div class="scroll" role="region" aria-labelledby="overview" tabindex="0"><table>
<thead><tr>${columns}</tr></thead>
<tbody>
`.text;
  for await (const finding of source.findings()) yield overviewRow(finding, words).text;
  yield '</tbody></table></div>\n';
}

function limits({ limits: title, limitsText: text }: ReportWords): Html {
  const part = (name: string, list: string[]) =>
    html`<h3>${name}</h3>\n<ul>${list.map((one) => html`<li>${one}</li>\n`)}</ul>\n`;
  return html`<section class="finding"><h2>${title}</h2>
${part(text.proved, text.provedList)}${part(text.notProved, text.notProvedList)}${part(text.raises, text.raisesList)}</section>\n`;
}
