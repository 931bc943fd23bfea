const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Media numbers have 64 bits; a code spells them in at most eleven characters of six bits. */
const TOO_LARGE = 1n << 64n;
const LENGTH = 11;

/** What of a code names the medium: codes of private accounts go on with a secret. */
export const publicCode = (code: string): string => code.slice(0, LENGTH);

/**
 * Number of a medium from its shortcode, base64url without padding. Of the longer codes of private accounts only
 * the first eleven characters count.
 * @returns null for what is no code: other characters, a leading zero digit ("A"), more than 64 bits
 */
export function mediaIdOfCode(code: string): string | null {
  if (!/^[B-Za-z0-9_-][\w-]{0,63}$/.test(code)) return null;
  let id = 0n;
  for (const letter of publicCode(code)) id = id * 64n + BigInt(ALPHABET.indexOf(letter));
  return id < TOO_LARGE ? String(id) : null;
}

/**
 * Shortcode of a medium from its number, also in the form `<medium>_<user>` of the page's data.
 * @returns null for what is no number of a medium
 */
export function codeOfMediaId(id: string): string | null {
  const number = /^([1-9]\d{0,19})(?:_\d{1,20})?$/.exec(id)?.[1];
  let rest = BigInt(number ?? 0);
  if (rest === 0n || rest >= TOO_LARGE) return null;
  let code = '';
  for (; rest > 0n; rest /= 64n) code = ALPHABET.charAt(Number(rest % 64n)) + code;
  return code;
}
