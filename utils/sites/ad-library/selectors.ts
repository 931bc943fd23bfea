import { findsOf, type SelectorTable } from '../shared/selector-table.ts';

/** Where things stand in the Ad Library: the text leads (labels.ts), these only bound the search. */
export const selectors = {
  border: {
    find: 'main, [role="main"], [role="dialog"], body, html',
    why: 'What a card can never be: the list, a window, the page.',
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
} as const satisfies SelectorTable;

export const S = findsOf(selectors);
