import * as z from 'zod/mini';

// jitless: zod's compiled parsers need eval, which the extension's CSP forbids.
z.config({ jitless: true });

/** A string of at most `max` UTF-16 units. */
export const text = (max: number) => z.string().check(z.maxLength(max));

/** A non-empty string of at most `max` UTF-16 units. */
export const label = (max: number) => z.string().check(z.minLength(1), z.maxLength(max));

/** An absolute http or https address of at most 4,096 characters, without credentials. */
export const webAddress = z.string().check(
  z.maxLength(4096),
  z.refine((value) => isWebAddress(value), { message: 'web-address' }),
);

/** A calendar day: YYYY-MM-DD (RFC 3339 full-date). */
export const day = z.string().check(z.refine((value) => isDay(value), { message: 'day' }));

/** A day, or an instant in UTC such as 2021-03-03T12:00:00.000Z (RFC 3339). */
export const dayOrInstant = z
  .string()
  .check(z.refine((value) => isDay(value) || isInstant(value), { message: 'day-or-instant' }));

/** An instant in UTC (RFC 3339, with Z). */
export const instant = z.string().check(z.refine((value) => isInstant(value), { message: 'instant' }));

/** Lower-case hexadecimal digits of exactly `digits` length. */
export const hex = (digits: number) => z.string().check(z.regex(new RegExp(`^[0-9a-f]{${digits}}$`)));

/** A decimal number of up to 25 digits, as text: the ids of the networks are longer than a JavaScript number. */
export const digits = z.string().check(z.regex(/^\d{1,25}$/));

/** A name used as identifier inside one document: a-z, 0-9, dot, dash, underscore. */
export const slug = z.string().check(z.regex(/^[a-z0-9][a-z0-9._-]{0,79}$/));

/** A list of at most `max` members. */
export const listOf = <T extends z.ZodMiniType>(member: T, max: number) =>
  z.array(member).check(z.maxLength(max));

function isWebAddress(value: string): boolean {
  const url = URL.parse(value);
  return !!url && /^https?:$/.test(url.protocol) && !url.username && !url.password;
}

function isDay(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}

function isInstant(value: string): boolean {
  return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,3})?Z$/.test(value) && !Number.isNaN(Date.parse(value));
}
