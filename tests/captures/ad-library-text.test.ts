import { describe, expect, it } from 'vitest';
import { cardsIn, readCardText } from '../../utils/sites/ad-library/card-text.ts';
import { hasCaptures, readStored } from './captures.ts';

const FOLDER = 'adlibrary/page-text-2026-05-de';

type Card = {
  libraryId: string;
  status: string;
  start: string;
  end: string | null;
  pageName: string;
  paidFor: string | null;
};

if (!hasCaptures) console.warn('ad-library-text: SKIPPED, the stored pages (../shared/captures) are missing');

describe.skipIf(!hasCaptures)('the text of a German page of the Ad Library', () => {
  it('gives every card with id, days, page and payer', () => {
    const { cards } = JSON.parse(readStored(`${FOLDER}/expected.json`)) as { cards: Card[] };
    const read = cardsIn(readStored(`${FOLDER}/page-text.txt`)).map(readCardText);
    const shown = read.map(({ libraryId, status, start, end, pageName, paidFor }) => ({
      libraryId,
      status: status === 'Aktiv' ? 'active' : 'inactive',
      start,
      end,
      pageName,
      paidFor,
    }));
    expect(cards.length).toBeGreaterThan(100);
    expect(shown).toEqual(cards);
  });

  it('tells of versions, shared creatives and EU transparency as often as the text does', () => {
    const text = readStored(`${FOLDER}/page-text.txt`);
    const read = cardsIn(text).map(readCardText);
    const lines = text.split('\n');
    const count = (form: RegExp) => lines.filter((line) => form.test(line)).length;
    const sharing = read.map((card) => card.sharing).filter((one) => one !== null);
    expect(sharing).toHaveLength(70);
    expect(sharing.filter((one) => one === 9)).toHaveLength(13);
    expect(Math.max(...sharing)).toBe(33);
    expect(sharing).toHaveLength(count(/^\d+ Werbeanzeigen verwenden diese Anzeigengestaltung/));
    expect(read.filter((card) => card.euTransparency)).toHaveLength(count(/^EU-Transparenz$/));
    expect(read.filter((card) => card.euTransparency)).toHaveLength(111);
    expect(read.filter((card) => card.versions)).toHaveLength(11);
    expect(read.filter((card) => card.paidFor !== null).map(({ paidFor }) => paidFor)).toEqual([
      'Kathrin Neumann',
    ]);
  });
});
