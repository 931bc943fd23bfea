/** Markup that was made here and may go into a page as it is. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Part = Html | string | number | null | undefined | false | readonly Part[];

const SIGNS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text as content or as quoted attribute. Signs that turn the direction of writing or do not show are made visible. */
export const escaped = (text: string): string =>
  text
    .replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? '')
    .replace(/[\u202A-\u202E\u2066-\u2069\p{Cc}]/gu, (sign) => (/[\n\t]/.test(sign) ? sign : '\uFFFD'));

/** Template of markup: whatever is put in is escaped unless it is markup made by this template. */
export function html(strings: TemplateStringsArray, ...parts: Part[]): Html {
  return new Html(
    strings.reduce((all, string, at) => all + (at > 0 ? textOf(parts[at - 1]) : '') + string, ''),
  );
}

function textOf(part: Part): string {
  if (part === null || part === undefined || part === false) return '';
  if (part instanceof Html) return part.text;
  if (typeof part === 'string' || typeof part === 'number') return escaped(String(part));
  return part.map(textOf).join('');
}

/** An instant as `2021-03-03 12:00:00 UTC`, days and other words as they are. The record has it to the millisecond. */
export const when = (value: string): string =>
  value.replace(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(\.\d+)?Z$/, '$1 $2 UTC');

/** An address as a link; as plain text when it is no address of the web. */
export function link(url: string, words: string = url): Html {
  const isWeb = /^https?:\/\//i.test(url);
  return isWeb ? html`<a href="${url}" rel="noreferrer">${words}</a>` : html`${words}`;
}
