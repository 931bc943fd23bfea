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
});
