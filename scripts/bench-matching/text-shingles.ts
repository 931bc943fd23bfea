/** The simple alternative: share of a post's 5-word shingles that a document holds. */
export function createShingleIndex(documents: readonly { text: string }[]) {
  const holders = new Map<string, number[]>();
  documents.forEach(({ text }, d) => {
    for (const shingle of shinglesOf(text)) {
      const list = holders.get(shingle);
      if (list) list.push(d);
      else holders.set(shingle, [d]);
    }
  });
  return { search: (post: string, least: number) => searchIn(holders, post, least) };
}

function searchIn(holders: Map<string, number[]>, post: string, least: number): number[] {
  const shingles = shinglesOf(post);
  const counts = new Map<number, number>();
  for (const shingle of shingles) {
    for (const d of holders.get(shingle) ?? []) counts.set(d, (counts.get(d) ?? 0) + 1);
  }
  return [...counts].filter(([, count]) => count >= shingles.size * least).map(([d]) => d);
}

function shinglesOf(text: string): Set<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(words.slice(4).map((_, i) => words.slice(i, i + 5).join(' ')));
}
