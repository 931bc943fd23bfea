import { findsOf, type SelectorTable } from '../shared/selector-table.ts';

/** Where things stand in the Ad Library: the text leads (labels.ts), these only bound the search. */
export const selectors = {
  border: {
    find: 'main, [role="main"], [role="dialog"]',
    why: 'What a card can never be: the list or a dialog around it.',
    seen: '2026-05',
  },
  label: {
    find: ['strong', 'span', 'div'],
    why: 'The label between page name and body is the only `strong` with words.',
    seen: '2026-05',
  },
  media: {
    find: 'img, video',
    why: 'Body and card text lie in blocks after the label; pictures and video after the body.',
    seen: '2026-05',
  },
  idPlace: {
    find: ['span', 'div'],
    why: 'Where the line of the id can stand; walking every text of the page would read its data as well.',
    seen: '2026-05',
  },
  action: {
    find: '[role="none"] [role="button"]',
    why: 'Button of the advertisement; four fields stand before it: domain, headline, description, number of fans.',
    seen: '2026-05',
  },
  field: {
    find: '[role="button"]',
    why: 'Each of the four fields is one, also when it is empty.',
    seen: '2026-05',
  },
  carousel: {
    find: '[data-testid="ad-library-ad-carousel-container"]',
    why: 'Card whose creative has several slides.',
    seen: '2026-05',
  },
  json: {
    find: 'script[type="application/json"]',
    why: 'Data of the first results: platforms stand nowhere else, the card shows icons.',
    seen: '2026-05',
  },
} as const satisfies SelectorTable;

export const S = findsOf(selectors);
