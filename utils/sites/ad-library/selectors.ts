/** Where things stand in the Ad Library: the text leads (labels.ts), these only bound the search. */
export const S = {
  /** What a card can never be: the list, a window, the page. Seen 2026-05. */
  border: 'main, [role="main"], [role="dialog"], body, html',
  /** The label between page name and body is the only `strong` with words. Seen 2026-05. */
  label: ['strong', 'span', 'div'],
  /** Body and card text lie in blocks after the label; pictures and video after the body. Seen 2026-05. */
  media: 'img, video',
};
