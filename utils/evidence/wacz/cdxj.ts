/** Where a record lies in the WARC file. */
export type Indexed = {
  url: string;
  at: string;
  mediaType: string;
  digest: string;
  offset: number;
  length: number;
};

/**
 * Sort-friendly form of an address: host from the back, no scheme, no `www`, lower case, parameters in order, as the
 * readers of such indexes compute it; other kinds of addresses stay as they are.
 */
export function surtOf(address: string): string {
  if (!/^https?:/.test(address)) return address;
  const url = new URL(address.replace(/^(https?:\/\/)www\d*\./i, '$1'));
  url.searchParams.sort();
  const host = url.hostname.split('.').reverse().join(',');
  // Parsing writes escapes in capitals.
  return `${host}${url.port ? `:${url.port}` : ''})${url.pathname}${url.search}`.toLowerCase();
}

/** 14 digits: `20261125120000`. */
const timestampOf = (at: string): string => new Date(at).toISOString().replace(/\D/g, '').slice(0, 14);

/** The lines of an index (CDXJ), in order. */
export function cdxjOf(records: readonly Indexed[], file: string): string {
  const lines = records.map(({ url, at, mediaType: mime, digest, offset, length }) => {
    const facts = {
      url,
      mime,
      status: '200',
      digest,
      length: String(length),
      offset: String(offset),
      filename: file,
    };
    return `${surtOf(url)} ${timestampOf(at)} ${JSON.stringify(facts)}\n`;
  });
  return lines.sort().join('');
}
