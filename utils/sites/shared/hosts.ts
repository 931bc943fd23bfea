/** All hosts under which a network shows the same pages. */
const FAMILIES = {
  twitter: /^((www|mobile|m)\.)?(x|twitter)\.com$/,
  instagram: /^((www|m)\.)?(instagram\.com|instagr\.am)$/,
  // Locale hosts such as de-de.facebook.com are old, but stand in letters and websites.
  facebook: /^((www|web|m|mbasic|touch|business|free|[a-z]{2}-[a-z]{2})\.)?facebook\.com$|^(www\.)?fb\.com$/,
};

export type Network = keyof typeof FAMILIES;

/** The network a host belongs to; null for every other host, look-alikes included. */
export function networkOf(url: URL): Network | null {
  if (!isPlainWeb(url)) return null;
  for (const network of Object.keys(FAMILIES) as Network[]) {
    if (FAMILIES[network].test(url.hostname)) return network;
  }
  return null;
}

/** True for http(s) addresses on the default port and without credentials. */
export function isPlainWeb(url: URL): boolean {
  return /^https?:$/.test(url.protocol) && !url.username && !url.password && !url.port;
}
