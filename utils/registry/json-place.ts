const blanks = /[ \t\r\n]*/y;
const scalar = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.+-])/y;
const escaped = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y;

/**
 * Where a text stops being JSON (RFC 8259), as `line 3, column 7`. Engines tell it differently or not at all.
 * @param text what `JSON.parse` has refused
 */
export function placeOfError(text: string): string {
  const before = text.slice(0, offsetOfError(text));
  const line = before.split('\n').length;
  return `line ${line}, column ${before.length - before.lastIndexOf('\n')}`;
}

type Expected = 'value' | 'value-or-end' | 'key' | 'key-or-end' | 'colon' | 'next' | 'nothing';
type Open = ('{' | '[')[];

function offsetOfError(text: string): number {
  const open: Open = [];
  let expected: Expected = 'value';
  for (let at = endOf(blanks, text, 0); at < text.length; ) {
    const end = endOfToken(text, at);
    const next: Expected | null = end > at ? after(text.charAt(at), expected, open) : null;
    if (!next) return at;
    expected = next;
    at = endOf(blanks, text, end);
  }
  return text.length;
}

/** End of the string, number, word or sign at an offset; the offset itself when there is none. */
function endOfToken(text: string, at: number): number {
  const first = text.charAt(at);
  if (first === '"') return endOfString(text, at);
  return '{}[],:'.includes(first) ? at + 1 : endOf(scalar, text, at);
}

/** By hand: a pattern with a repeated choice overflows the stack on a string of a million characters. */
function endOfString(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at++) {
    const sign = text.charAt(at);
    if (sign === '"') return at + 1;
    if (sign < ' ') return from;
    if (sign !== '\\') continue;
    const end = endOf(escaped, text, at);
    if (end === at) return from;
    at = end - 1;
  }
  return from;
}

function endOf(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}

/** What may follow a token that begins with `first`; null when the token is not allowed here. */
function after(first: string, expected: Expected, open: Open): Expected | null {
  if (first === ':') return expected === 'colon' ? 'value' : null;
  if (first === ',') return expected === 'next' ? (open.at(-1) === '{' ? 'key' : 'value') : null;
  if (first === '}' || first === ']') return afterClosing(first, expected, open);
  if (first === '"' && expected.startsWith('key')) return 'colon';
  if (!expected.startsWith('value')) return null;
  if (first !== '{' && first !== '[') return afterValue(open);
  open.push(first);
  return first === '{' ? 'key-or-end' : 'value-or-end';
}

function afterClosing(sign: '}' | ']', expected: Expected, open: Open): Expected | null {
  const [opener, empty] = sign === '}' ? ['{', 'key-or-end'] : ['[', 'value-or-end'];
  if (open.at(-1) !== opener || (expected !== 'next' && expected !== empty)) return null;
  open.pop();
  return afterValue(open);
}

const afterValue = (open: Open): Expected => (open.length > 0 ? 'next' : 'nothing');
