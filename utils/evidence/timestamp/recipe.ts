/**
 * The two lines by which somebody with curl gets a stamp where the browser cannot reach the authority.
 * @param address of the authority; what could end the quotation for the shell is refused
 * @param file name of the request as it was saved (`.tsq`)
 * @throws RangeError for an address or a name that does not fit between single quotes
 */
export function curlRecipe(address: string, file: string): string {
  const url = URL.parse(address);
  if (!url || !/^https?:$/.test(url.protocol) || /[\s'\p{Cc}]/u.test(address))
    throw new RangeError('address');
  if (!/^[\w][\w.-]*$/.test(file)) throw new RangeError('file name');
  const answer = `${file.replace(/\.tsq$/, '')}.tsr`;
  return [
    `curl -sS -H 'Content-Type: application/timestamp-query' --data-binary '@${file}' -o '${answer}' '${address}'`,
    `openssl ts -reply -in '${answer}' -text | grep -E 'Status info|Time stamp'`,
  ].join('\n');
}
