/**
 * The words of the Ad Library. English and German seen 2026-05; French, Spanish, Portuguese and Italian are known
 * from elsewhere, and a word that does not fit leaves its field unknown.
 */
const WORDS = {
  active: ['Active', 'Aktiv', 'Actif', 'Activo', 'Activa', 'Ativo', 'Attivo', 'Attiva'],
  inactive: ['Inactive', 'Inaktiv', 'Inactif', 'Inactivo', 'Inactiva', 'Inativo', 'Inattivo', 'Inattiva'],
  label: [
    'Sponsored',
    'Anzeige',
    'Gesponsert',
    'Werbeanzeige',
    'Publicidad',
    'Patrocinado',
    'Sponsorisé',
    'Publicité',
    'Sponsorizzato',
    'Sponsorizzata',
  ],
  payer: [
    'Paid for by',
    'Finanziert von',
    'Bezahlt von',
    'Financé par',
    'Payé par',
    'Pagado por',
    'Pago por',
    'Finanziato da',
    'Pagato da',
  ],
  sharing: [
    'use',
    'uses',
    'verwenden',
    'verwendet',
    'utilisent',
    'usan',
    'utilizan',
    'usam',
    'utilizzano',
    'usano',
  ],
  versions: [
    'multiple versions',
    'several versions',
    'mehrere Versionen',
    'plusieurs versions',
    'varias versiones',
    'várias versões',
    'più versioni',
  ],
  euTransparency: [
    'EU transparency',
    'EU-Transparenz',
    "Transparence (de l’|de l'|dans l’|dans l')?UE",
    'Transparencia (de|en) la UE',
    'Transparência (na|da) (UE|União Europeia)',
    "Trasparenza (nell’|nell'|dell’|dell')?UE",
  ],
};

const any = (words: string[]) => `(?:${words.join('|')})`;

/** "Library ID: 1", "Bibliotheks-ID: 1"; other languages have the same shape (a guess). */
const ID_LINE = /^[\p{L}\s.'’-]{2,60}\s?:\s?(\d{6,25})$/u;
const ID_WORD = /\bID\b|\bid\b|librar|bibl/i;

/** The id on a line that names it; null for other lines. */
export function libraryId(line: string): string | null {
  const id = ID_LINE.exec(line.trim())?.[1];
  return id !== undefined && ID_WORD.test(line) ? id : null;
}

const LABEL = new RegExp(`^${any(WORDS.label)}(?:\\s*[•·]\\s*(.*))?$`);
const PAYER = new RegExp(`^[•·\\s]*${any(WORDS.payer)}\\s*:?\\s*(.*)$`);
const SHARING = new RegExp(`^(\\d{1,4})\\s.*(?<!\\p{L})${any(WORDS.sharing)}(?!\\p{L})`, 'u');
const VERSIONS = new RegExp(any(WORDS.versions), 'i');
const EU = new RegExp(`^${any(WORDS.euTransparency)}$`, 'i');

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

/** Whether the word above the id says that the advertisement is being shown. */
export function statusOf(word: string | null): 'active' | 'inactive' | null {
  if (word === null) return null;
  if (WORDS.active.includes(word)) return 'active';
  return WORDS.inactive.includes(word) ? 'inactive' : null;
}

/** "3 ads use this creative and text". */
export function sharingIn(lines: string[]): number | null {
  const [count] = lines.map((line) => Number(SHARING.exec(line)?.[1])).filter((one) => one > 0);
  return count ?? null;
}

/** "This ad has multiple versions". */
export const hasVersions = (lines: string[]): boolean => lines.some((line) => VERSIONS.test(line));

/** "EU transparency": more about the advertisement is told to users in the European Union. */
export const hasEuTransparency = (lines: string[]): boolean => lines.some((line) => EU.test(line));
