/** Rows of a CSV in UTF-8 as `toCsv` writes it (RFC 4180, all cells quoted, commas), whatever its size. */
export async function* csvRowsOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string[]> {
  const decoder = new TextDecoder('utf-8');
  let row: string[] = [];
  let cell = '';
  let isInside = false;
  for await (const chunk of chunks) {
    for (const part of decoder.decode(chunk, { stream: true }).split(/(["\n,])/)) {
      // A doubled quote closes and opens again: for counting, its sign can be left out.
      if (part === '"') isInside = !isInside;
      else if (isInside) cell += part;
      else if (part === ',' || part === '\n') {
        row.push(cell);
        cell = '';
        if (part === '\n') {
          yield row;
          row = [];
        }
      }
    }
  }
  if (row.length > 0 || cell !== '') yield [...row, cell];
}
