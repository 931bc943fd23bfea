import type { Finding, Post, QuotedPost } from '../../model/index.ts';
import { keyIdOf } from '../ledger/index.ts';
import { type Html, html, link, when } from './html.ts';
import type { ReportSource } from './source.ts';
import type { ReportWords } from './words.en.ts';

type Content = Html | string | null | undefined | false;

/** What is known of post and capture, as a list of terms; what the page does not tell is said to be untold. */
export function postFacts(finding: Finding, source: ReportSource, record: string, words: ReportWords): Html {
  const { post, page, circumstances, software } = finding;
  const { facts } = words;
  const line = source.ledger.lines.get(finding.id);
  const foreign = source.ledger.foreign.get(finding.id);
  return terms([
    [facts.site, words.sites[post.site]],
    [facts.author, authorOf(post, words)],
    [facts.coAuthors, (post.coAuthors ?? []).map(({ name, key }) => name ?? key ?? '').join(', ')],
    [facts.permalink, post.permalink ? link(post.permalink) : words.noPermalink],
    [facts.published, published(post, words)],
    [facts.promoted, yesNo(post.promoted, words)],
    [facts.paidFor, post.paidFor],
    [facts.partnership, post.paidPartnership !== undefined && yesNo(post.paidPartnership, words)],
    [facts.context, post.context],
    [facts.group, post.group && (post.group.name ?? post.group.url)],
    [facts.saved, when(finding.capturedAt)],
    [facts.local, `${finding.localTime} (${finding.timeZone})`],
    [facts.page, html`${page.title} ${link(page.url)}`],
    [facts.referrer, circumstances?.referrer && link(circumstances.referrer)],
    [facts.browser, `${software.browser}, Stadtspur ${software.extension}`],
    [facts.registries, registries(finding, words)],
    [facts.record, html`<code>${record}</code>`],
    [facts.line, line !== undefined && String(line)],
    [facts.foreign, foreign !== undefined && html`<code>${keyIdOf(foreign)}</code>`],
  ]);
}

const terms = (rows: [string, Content][]) =>
  html`<dl>${rows.map(([term, content]) => content && html`<dt>${term}</dt><dd>${content}</dd>\n`)}</dl>\n`;

function authorOf({ author }: Pick<Post, 'author'>, words: ReportWords): Html {
  if (!author) return html`${words.unknown}`;
  return html`${author.name ?? ''} ${author.key && html`<code>${author.key}</code>`} ${author.url && link(author.url)}`;
}

function published({ publishedAt, derivedAt, shownTime }: Post, words: ReportWords): string {
  if (publishedAt) return `${when(publishedAt)} (${words.basis.page})`;
  if (!derivedAt) return shownTime ?? words.notTold;
  return `${when(derivedAt)} (${shownTime === undefined ? words.basis.id : words.basis.words(shownTime)})`;
}

const yesNo = (value: boolean | null, words: ReportWords) =>
  value === null ? words.notTold : value ? words.yes : words.no;

const registries = ({ registries: all }: Finding, words: ReportWords): Html =>
  html`${all.map(
    ({ id, version, stale, head }, at) =>
      html`${at > 0 && html`<br>`}${id} ${version}${stale && `, ${words.stale(stale)}`}${head && html` <code>${head}</code>`}`,
  )}`;

/** The words of the post, and of the one it quotes. */
export function postText({ post }: Finding, words: ReportWords): Html {
  const { quoted } = post;
  return html`<h3>${words.text}</h3>
${post.text ? html`<blockquote>${post.text}</blockquote>` : html`<p>${words.noText}</p>`}
${post.truncated && html`<p class="soft">${words.truncated}</p>`}${quoted && quotedText(quoted, words)}`;
}

const quotedText = (quoted: QuotedPost, words: ReportWords) => html`<h3>${words.quoted}</h3>
<p>${authorOf(quoted, words)} ${quoted.permalink && link(quoted.permalink)}</p>
<blockquote>${quoted.text}</blockquote>
`;
