/** Escapes text for element content and quoted attributes. */
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);

/** Two invented sentences do not make the replica the real site: every page says so at its top. */
const BANNER = 'Nachbau zu Demonstrationszwecken – Texte erfunden / replica, invented text';

type Shell = { title: string; site: string; lang?: string; body: string; script?: string; nonce?: string };

/** A whole document in the look of one of the sites. */
export function documentOf({ title, site, lang = 'de', body, script, nonce }: Shell): string {
  const inline = script ? `<script nonce="${nonce ?? ''}">${script}</script>` : '';
  return `<!doctype html>
<html lang="${lang}" class="${site}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(title)}</title>
<link rel="stylesheet" href="/replica.css"></head>
<body><div class="banner" role="note">${BANNER}</div>${body}${inline}</body></html>`;
}

/** Letters in an empty svg as the sites' icons: they have no text. */
export const icon = (label?: string): string =>
  `<svg viewBox="0 0 24 24" width="18" height="18" ${label ? `aria-label="${escapeHtml(label)}" role="img"` : 'aria-hidden="true"'}><circle cx="12" cy="12" r="8"></circle></svg>`;
