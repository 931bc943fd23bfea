import { describe, expect, it } from 'vitest';
import { codeOfMediaId, mediaIdOfCode } from '../../utils/sites/instagram/code.ts';
import { mediaIn } from '../../utils/sites/instagram/page-json.ts';
import { timeOfId } from '../../utils/sites/twitter/status.ts';
import { type Expected, hasCaptures, readStored } from './captures.ts';

if (!hasCaptures) console.warn('api items: SKIPPED, the stored items (../shared/captures) are missing');

type Item = {
  data: { code: string; pk: string; id: string; is_paid_partnership: boolean } & Record<string, unknown>;
};
type Told = Expected & { authorHandle: string };

const itemsOf = (name: string): Item[] =>
  readStored(`${name}/items.ndjson`)
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Item);
const expectedOf = (name: string): Told[] =>
  (JSON.parse(readStored(`${name}/expected.json`)) as { posts: Told[] }).posts;

const loosely = (text: string) => text.replace(/\s+/g, ' ');

describe.skipIf(!hasCaptures)('items of Instagram as the site sends them', () => {
  const name = 'instagram/api-home-2026-01';
  const items = hasCaptures ? itemsOf(name) : [];
  const expected = hasCaptures ? expectedOf(name) : [];

  it('are there', () => expect(items).toHaveLength(39));

  it('code and number give each other', () => {
    for (const { data } of items) {
      expect([mediaIdOfCode(data.code), codeOfMediaId(data.pk), codeOfMediaId(data.id)]).toEqual([
        data.pk,
        data.code,
        data.code,
      ]);
    }
  });

  it.each(['with code', 'by number alone'])('owner, time, words and partnership are read: %s', (way) => {
    items.forEach(({ data }, at) => {
      const { code, ...rest } = data;
      const read = mediaIn({ edges: [{ node: { media: way === 'with code' ? data : rest } }] });
      const told = expected[at];
      expect(read).toMatchObject([
        {
          code,
          user: told?.authorHandle,
          takenAt: told?.publishedAt,
          paid: data.is_paid_partnership,
          ad: false,
        },
      ]);
      expect(told?.key).toBe(`instagram:${code}`);
      expect(loosely(read[0]?.text ?? '').startsWith(loosely(told?.textStart ?? '?').trim())).toBe(true);
    });
  });

  it('joint posts name their further authors', () => {
    const further = items.map(({ data }) => mediaIn(data)[0]?.coAuthors.length);
    expect(further.filter((count) => count !== 0)).toEqual([2, 2, 1]);
  });
});

describe.skipIf(!hasCaptures)('items of X', () => {
  it('have in their id the time that the site tells', () => {
    const told = hasCaptures ? expectedOf('twitter/api-home-2026-01') : [];
    expect(told).toHaveLength(77);
    for (const { key, publishedAt } of told)
      expect(timeOfId(key.slice('x:'.length))?.slice(0, 19)).toBe(publishedAt?.slice(0, 19));
  });
});
