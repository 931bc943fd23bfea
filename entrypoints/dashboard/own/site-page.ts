import type { OwnWords } from '../../../utils/i18n/index.ts';

type Site = {
  title: string;
  description: string;
  fingerprint: string;
  lines: number;
  issued: string;
  files: readonly string[];
  language: string;
};

/** A plain page for the folder of a publication: what it is, its fingerprint, its files. No script, nothing from elsewhere. */
export function sitePage(site: Site, words: Pick<OwnWords, 'site' | 'publish'>): string {
  const { title, description, fingerprint, lines, issued, files, language } = site;
  const items = files.map((name) => `<li><a href="${escaped(name)}">${escaped(name)}</a></li>`).join('\n');
  return `<!doctype html>
<html lang="${escaped(language)}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(title)}</title>
<style>body{max-width:70ch;margin:2em auto;padding:0 1em;font:16px/1.5 system-ui,sans-serif;color-scheme:light dark}code{overflow-wrap:anywhere}</style>
<main>
<h1>${escaped(title)}</h1>
${description ? `<p>${escaped(description)}</p>\n` : ''}<p>${escaped(words.site.intro)}</p>
<p>${escaped(words.publish.fingerprint)}: <code>${escaped(fingerprint)}</code></p>
<p>${escaped(words.site.contents({ n: lines, at: issued }))}</p>
<h2>${escaped(words.site.files)}</h2>
<ul>
${items}
</ul>
</main>
</html>
`;
}

const SIGNS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? sign);
