/**
 * A bounded cache of promises: equal keys asked at once share one piece of work; the oldest entry leaves first.
 * @param keeps says which results stay; others (failures) are worked out again when asked again
 */
export function createCache<T>(limit: number, keeps: (value: T) => boolean) {
  const kept = new Map<string, Promise<T>>();

  return {
    get(key: string, make: () => Promise<T>): Promise<T> {
      const known = kept.get(key);
      if (known) return known;
      const made = make();
      kept.set(key, made);
      if (kept.size > limit) kept.delete(kept.keys().next().value ?? key);
      const drop = () => kept.get(key) === made && kept.delete(key);
      made.then((value) => keeps(value) || drop(), drop);
      return made;
    },
  };
}
