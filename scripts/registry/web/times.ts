/** A time of the web (RFC 3339, RFC 822, a day) as day or instant in UTC; null when it is none. */
export function dayOrInstantOf(text: string | null | undefined): string | null {
  const plain = text?.trim() ?? '';
  if (/^\d{4}-\d{2}-\d{2}$/.test(plain)) return Number.isNaN(Date.parse(plain)) ? null : plain;
  const german = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(plain);
  if (german) {
    const [, day = '', month = '', year = ''] = german;
    return dayOrInstantOf(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
  }
  // Words and bare numbers are no times, whatever Date makes of them.
  if (!/\d{4}/.test(plain) || /^\d+$/.test(plain)) return null;
  const time = Date.parse(plain);
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}
