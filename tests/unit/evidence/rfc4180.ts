/**
 * Reads CSV strictly by RFC 4180: CRLF between rows, quotes doubled, nothing between quote and separator.
 * @throws Error where the text breaks a rule
 */
export function readCsv(text: string, separator: string): string[][] {
  const rows: string[][] = [];
  let at = 0;
  while (at < text.length) {
    const row: string[] = [];
    do {
      const [cell, end] = readCell(text, at);
      row.push(cell);
      at = end + 1;
    } while (text[at - 1] === separator);
    if (text.slice(at - 1, at + 1) !== '\r\n') throw new Error(`row does not end in CRLF at ${at}`);
    rows.push(row);
    at += 1;
  }
  if (rows.some((row) => row.length !== rows[0]?.length)) throw new Error('rows of different length');
  return rows;
}

function readCell(text: string, start: number): [string, number] {
  if (text[start] !== '"') throw new Error(`cell without quotes at ${start}`);
  let cell = '';
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] !== '"') cell += text[at];
    else if (text[at + 1] === '"') cell += text[at++];
    else return [cell, at + 1];
  }
  throw new Error(`cell without end at ${start}`);
}
