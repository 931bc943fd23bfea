/** The words of the Ad Library, in the languages its users in Dortmund see. English and German seen 2026-05. */

/** "Library ID: 1", "Bibliotheks-ID: 1"; other languages have the same shape (a guess). */
const ID_LINE = /^[\p{L}\s.'’-]{2,60}\s?:\s?(\d{6,25})$/u;
const ID_WORD = /\bID\b|\bid\b|librar|bibl/i;

/** The id on a line that names it; null for other lines. */
export function libraryId(line: string): string | null {
  const id = ID_LINE.exec(line.trim())?.[1];
  return id !== undefined && ID_WORD.test(line) ? id : null;
}

const LABEL =
  /^(?:Sponsored|Anzeige|Gesponsert|Werbeanzeige|Publicidad|Patrocinado|Sponsorisé|Publicité|Sponsorizzato)(?:\s*[•·]\s*(.*))?$/;
const PAYER =
  /^[•·\s]*(?:Paid for by|Finanziert von|Bezahlt von|Financé par|Payé par|Pagado por|Finanziato da)\s*:?\s*(.*)$/;

/** The label between page name and body; `rest` is what follows it on its line. */
export function sponsorLabel(line: string): { rest: string } | null {
  const match = LABEL.exec(line.trim());
  return match ? { rest: match[1] ?? '' } : null;
}

/** Who paid, from the lines at and after the label: "Paid for by X", also split over lines. */
export function payerIn(lines: string[]): { name: string; lines: number } | null {
  const match = PAYER.exec(lines[0] ?? '');
  if (!match) return null;
  const name = match[1]?.trim();
  return name ? { name, lines: 1 } : { name: lines[1]?.trim() ?? '', lines: 2 };
}
