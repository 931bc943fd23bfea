/** Deeper than any field of a registry; what lies below is refused by the schema anyway. */
const DEEPEST = 12;

/**
 * The same data without `__proto__` keys, which JSON may hold and which some code assigns by mistake.
 * Data without such keys is returned as it is, not copied.
 */
export function withoutProto(value: unknown, depth = 0): unknown {
  if (typeof value !== 'object' || value === null || depth > DEEPEST) return value;
  if (Array.isArray(value)) {
    const members = value.map((member) => withoutProto(member, depth + 1));
    return members.some((member, i) => member !== value[i]) ? members : value;
  }
  const fields = Object.entries(value);
  const kept = fields
    .filter(([key]) => key !== '__proto__')
    .map(([key, field]) => [key, withoutProto(field, depth + 1)] as const);
  const isSame = kept.length === fields.length && kept.every(([, field], i) => field === fields[i]?.[1]);
  return isSame ? value : Object.fromEntries(kept);
}
