import type { PageReading } from '../inspect/index.ts';

/** Fields whose value must be the same, not only there or not there. */
const SAME = new Set(['promoted', 'kind', 'site', 'truncated', 'reason', 'publishedAt', 'status']);

/** The first place in which two readings of a page differ in shape; null when they do not. */
export function firstDifference(before: PageReading, after: PageReading): string | null {
  const shapes = [before, after].map(({ posts, unread }) => ({
    posts: posts.map(({ post }) => post),
    unread,
  }));
  return differenceIn(shapes[0], shapes[1], '');
}

function differenceIn(before: unknown, after: unknown, path: string): string | null {
  if (Array.isArray(before) && Array.isArray(after)) {
    if (before.length !== after.length) return `${path}: ${before.length} became ${after.length}`;
    return firstOf(before.map((one, at) => differenceIn(one, after[at], `${path}[${at}]`)));
  }
  if (isRecord(before) && isRecord(after)) {
    const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return firstOf(
      names.map((name) => differenceIn(before[name], after[name], path ? `${path}.${name}` : name)),
    );
  }
  const name = path.slice(path.lastIndexOf('.') + 1);
  const isSame = SAME.has(name) ? before === after : kindOf(before) === kindOf(after);
  return isSame ? null : `${path}: ${kindOf(before)} became ${kindOf(after)}`;
}

const firstOf = (found: (string | null)[]): string | null => found.find((one) => one !== null) ?? null;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Never the value itself: it may be somebody's words. */
function kindOf(value: unknown): string {
  if (value === '' || value === null || value === undefined) return value === '' ? 'empty' : 'nothing';
  return typeof value === 'boolean' ? String(value) : Array.isArray(value) ? 'list' : typeof value;
}
