/**
 * What a spreadsheet may take for a formula: a formula sign, also after blanks and signs that do not show
 * (OWASP CSV Injection; ASVS 1.2.10; the full-width forms are read as signs by Excel in East Asian settings).
 */
const formula = /^[\uFEFF\u200B-\u200F\u2060\u00AD\p{Zs}]*[=+\-@\t\r\n\0＝＋－＠]/u;

/** A value as CSV cell: guarded by an apostrophe where it could run as a formula, always quoted, quotes doubled. */
export function cell(value: string | number | null): string {
  const text = value === null ? '' : String(value);
  const guarded = formula.test(text) ? `'${text}` : text;
  return `"${guarded.replaceAll('"', '""')}"`;
}
