import { describe, expect, it } from 'vitest';
import { sortBucket } from '../../../../utils/matching/text/sort-bucket.ts';

describe('sorting a bucket', () => {
  it.each([5, 48, 49, 3000])('of %d by tag, then by position, and nothing around it', (count) => {
    const tags = Uint16Array.from({ length: count + 2 }, (_, i) => ((i * 40_503) % 65_521) & 0xff3f);
    const positions = Uint32Array.from(tags, (_, i) => 4_000_000_000 + i);
    const pairs = [...tags].map((tag, i) => [tag, positions[i] ?? 0] as const);
    sortBucket(tags, positions, 1, count + 1);
    const inside = pairs.slice(1, -1).sort(([a, x], [b, y]) => a - b || x - y);
    expect([...tags].map((tag, i) => [tag, positions[i]])).toEqual([pairs[0], ...inside, pairs.at(-1)]);
  });
});
