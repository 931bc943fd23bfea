/** Where a publication is, and the fingerprint that came with its address. */
export type Whereabouts = { address: string; fingerprint: string | null };

const LOCAL = /^(localhost|127\.0\.0\.1|\[::1\])$/;

/** True for addresses that a registry may be fetched from: https, or this machine itself. */
export function isRegistryAddress(address: string): boolean {
  const url = URL.parse(address);
  if (!url || url.username || url.password) return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && LOCAL.test(url.hostname));
}

/**
 * Reads what somebody typed or pasted: the folder of a publication, or one of its files, optionally with
 * `#<fingerprint>` behind it.
 * @returns null for what is no such address
 */
export function whereaboutsOf(typed: string): Whereabouts | null {
  const text = typed.trim();
  const url = URL.parse(/^[a-z]+:/i.test(text) && !/^localhost:/i.test(text) ? text : `https://${text}`);
  if (!url || !isRegistryAddress(url.href) || !/\.|^localhost$|^\[/.test(url.hostname)) return null;
  const fingerprint = fingerprintIn(url.hash.slice(1));
  if (url.hash.length > 1 && !fingerprint) return null;
  const folder = url.pathname.replace(/(?:head|root-\d+)\.json$/, '');
  const address = url.origin + (folder.endsWith('/') ? folder : `${folder}/`);
  return { address, fingerprint };
}

/** A fingerprint as people write it, in groups, in capitals, on several lines: 64 hex digits, or null. */
export function fingerprintIn(text: string): string | null {
  const digits = text.replace(/%20|[\s:.-]/g, '').toLowerCase();
  return /^[0-9a-f]{64}$/.test(digits) ? digits : null;
}
