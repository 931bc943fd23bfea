/** First part of an account key for each platform. */
const networks = { facebook: 'facebook', instagram: 'instagram', twitter: 'x' } as const;

/** First part of a key on a platform: `x` for twitter. */
export function networkOf(platform: keyof typeof networks): 'facebook' | 'instagram' | 'x' {
  return networks[platform];
}

/**
 * The form in which two account keys are compared. Facebook ignores dots in vanity names, all networks ignore case.
 * @param key an account key such as `facebook:@Thomas.Westphal.3591`
 */
export function foldAccountKey(key: string): string {
  const lower = key.normalize('NFKC').toLowerCase();
  return lower.startsWith('facebook:') ? lower.replaceAll('.', '') : lower;
}

/**
 * The form in which two web addresses are compared: scheme, `www.`, fragment and closing slash do not tell pages apart.
 * @param href a canonical address; what is no address is returned as it is
 */
export function foldAddress(href: string): string {
  const url = URL.parse(href);
  if (!url) return href;
  return `${foldHost(url.host)}${url.pathname.replace(/\/$/, '')}${url.search}`;
}

/** A host name without its `www.`, in lower case. */
export function foldHost(host: string): string {
  return host.toLowerCase().replace(/^www\./, '');
}

/** The words of a name or text in the form in which they are compared: letters and digits only, no case. */
export function foldWords(text: string): string[] {
  return (text.match(/[\p{L}\p{N}\p{M}]+/gu) ?? []).map(foldWord);
}

export const foldWord = (word: string): string => word.normalize('NFKC').toLowerCase();
