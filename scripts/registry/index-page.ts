import type { About, Head } from '../../utils/model/index.ts';
import { grouped } from './keys.ts';

const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const plain = (text: string): string => text.replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign);

/** The page that a person sees at the registry's address: what it is and how to subscribe. No script, nothing loaded. */
export function indexPage(about: About, head: Head, fingerprint: string): string {
  const { title, description = '', licence } = about;
  const facts = [
    ['id', head.id],
    ['sequence', String(head.sequence)],
    ['issued', head.issued],
    ['expires', head.expires],
    ['entries', String(head.entries)],
    ['licence', licence ?? '-'],
  ];
  return `<!doctype html>
<html lang="de">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${plain(title)}</title>
<style>:root{color-scheme:light dark}body{font:1rem/1.5 system-ui,sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem}code{font:1.05rem/1.6 ui-monospace,monospace;overflow-wrap:anywhere}dt{font-weight:600}dd{margin:0 0 .5rem}</style>
</head>
<body>
<main>
<h1>${plain(title)}</h1>
<p>${plain(description)}</p>
<h2>Fingerabdruck / Fingerprint</h2>
<p><code>${grouped(fingerprint)}</code></p>
<h2>Abonnieren</h2>
<p>Ein Register für Stadtspur: signierte Dateien, die sagen, welche Medien eine Stadt veröffentlicht hat und welche
Profile wem gehören. In Stadtspur unter „Register“ die Adresse dieser Seite eintragen und den Fingerabdruck oben mit dem
vergleichen, den Stadtspur zeigt.</p>
<div lang="en">
<h2>Subscribe</h2>
<p>A registry for Stadtspur: signed files that say which media a city published and which profiles are whose. In
Stadtspur, under “Registries”, enter the address of this page, and compare the fingerprint above with the one that
Stadtspur shows.</p>
<h2>State</h2>
<dl>
${facts.map(([name, value = '']) => `<dt>${name}</dt><dd>${plain(value)}</dd>`).join('\n')}
</dl>
<p>Files: <a href="head.json">head.json</a>, <a href="root-1.json">root-1.json</a>, <a href="files.json">files.json</a>
(all deltas: who added or withdrew what, when and why).</p>
</div>
</main>
</body>
</html>
`;
}
