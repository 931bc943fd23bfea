/**
 * An instant on a clock of the given zone, with its offset: `2021-03-03T13:00:00.000+01:00` (RFC 3339).
 * @param timeZone IANA name such as `Europe/Berlin`
 * @throws RangeError when the zone is unknown or the date is invalid
 */
export function localTimeOf(instant: Date, timeZone: string): string {
  const offset = offsetOf(instant, timeZone);
  const shifted = new Date(instant.getTime() + offset * 60_000);
  return `${shifted.toISOString().slice(0, -1)}${offsetText(offset)}`;
}

/** Offset of a zone from UTC in minutes at an instant. */
function offsetOf(instant: Date, timeZone: string): number {
  const format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
  const name = format.formatToParts(instant).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, sign, hours = '0', minutes = '0'] = /GMT([+-])(\d{2}):(\d{2})/.exec(name) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

function offsetText(offset: number): string {
  const [hours, minutes] = [Math.floor(Math.abs(offset) / 60), Math.abs(offset) % 60];
  const digits = [hours, minutes].map((part) => String(part).padStart(2, '0')).join(':');
  return `${offset < 0 ? '-' : '+'}${digits}`;
}
