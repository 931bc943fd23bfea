import type { Finding } from '../../model/index.ts';
import { type Html, html, when } from './html.ts';
import type { ReportWords } from './words.en.ts';

/** Row of a finding in the overview. */
export function overviewRow({ id, number, capturedAt, post, matches }: Finding, words: ReportWords): Html {
  const signals = [...new Set(matches.map(({ signal }) => words.signals[signal]))].join(', ');
  const author = post.author?.name ?? post.author?.key ?? words.unknown;
  const published = post.publishedAt ?? post.derivedAt ?? words.unknown;
  return html`<tr><th scope="row" class="number"><a href="#f-${id}">${number}</a></th><td>${when(capturedAt)}</td><td>${words.sites[post.site]}</td><td>${author}</td><td>${when(published)}</td><td>${shortened(post.text)}</td><td>${matches.length}${signals && ` (${signals})`}</td></tr>\n`;
}

/** The first 120 characters, cut between signs and not within one. */
function shortened(text: string): string {
  const signs = [...text.slice(0, 400).replace(/\s+/g, ' ').trim()];
  return signs.length > 120 ? `${signs.slice(0, 119).join('')}…` : signs.join('');
}
