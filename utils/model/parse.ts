import * as z from 'zod/mini';

/** One thing wrong with a document: where (`accounts[3].handle`), what (a code), and the bound it broke. */
export type Flaw = { path: string; code: FlawCode; bound?: string };

export type FlawCode =
  | 'missing'
  | 'wrong-type'
  | 'too-long'
  | 'too-short'
  | 'too-large'
  | 'too-small'
  | 'not-allowed'
  | 'bad-format'
  | 'unknown-field'
  | 'duplicate'
  | 'dangling'
  | 'not-json';

/** Data that a schema refused. `flaws` names each field; the message is for logs and consoles. */
export class InvalidData extends Error {
  override name = 'InvalidData';
  readonly what: string;
  readonly flaws: Flaw[];

  constructor(what: string, flaws: Flaw[]) {
    super(`${what} is invalid: ${flaws.slice(0, 5).map(describeFlaw).join('; ')}`);
    this.what = what;
    this.flaws = flaws;
  }
}

/** A flaw as one line of English: `accounts[3].handle: too-long (80)`. */
export function describeFlaw({ path, code, bound }: Flaw): string {
  return `${path || 'document'}: ${code}${bound ? ` (${bound})` : ''}`;
}

/**
 * Parses untrusted data with a schema.
 * @param what the noun used in the error, e.g. `registry`
 * @throws InvalidData naming every field that is out of bounds
 */
export function parseWith<T extends z.ZodMiniType>(schema: T, data: unknown, what: string): z.output<T> {
  const result = z.safeParse(schema, data);
  if (result.success) return result.data;
  throw new InvalidData(
    what,
    result.error.issues.flatMap((issue) => flawsOf(issue, data)),
  );
}

type Issue = z.core.$ZodIssue;

function flawsOf(issue: Issue, data: unknown): Flaw[] {
  const path = pathText(issue.path);
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        path: path ? `${path}.${key}` : key,
        code: 'unknown-field' as const,
      }));
    case 'invalid_type':
      return [
        {
          path,
          code: valueAt(data, issue.path) === undefined ? 'missing' : 'wrong-type',
          bound: issue.expected,
        },
      ];
    case 'too_big':
      return [{ path, code: isSized(issue.origin) ? 'too-long' : 'too-large', bound: String(issue.maximum) }];
    case 'too_small':
      return [
        { path, code: isSized(issue.origin) ? 'too-short' : 'too-small', bound: String(issue.minimum) },
      ];
    case 'invalid_value':
      return [{ path, code: 'not-allowed', bound: issue.values.map(String).join(', ') }];
    case 'custom':
      return [{ path, code: 'bad-format', ...(issue.message ? { bound: issue.message } : {}) }];
    default:
      return [{ path, code: 'bad-format' }];
  }
}

const isSized = (origin: string) => origin === 'string' || origin === 'array';

function pathText(path: PropertyKey[]): string {
  return path.reduce<string>(
    (all, step) =>
      typeof step === 'number' ? `${all}[${step}]` : all ? `${all}.${String(step)}` : String(step),
    '',
  );
}

function valueAt(data: unknown, path: PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, step) => (typeof value === 'object' && value !== null ? Reflect.get(value, step) : undefined),
    data,
  );
}
