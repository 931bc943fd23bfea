import type { JsonMedium } from './page-json.ts';
import { S } from './selectors.ts';

const MOST = 100;

/** Number of slides: from the page's data, else from the buttons that lead to slide 1, 2, 3 …; null for one picture. */
export function slidesOf(root: Element, json: JsonMedium | null): number | null {
  const count = json?.slides ?? numbered([...root.querySelectorAll(S.slideButton)]);
  return count !== null && count > 1 && count <= MOST ? count : null;
}

/** How many buttons have the same label but for their number, where the numbers are 1, 2, 3 … without a gap. */
function numbered(buttons: Element[]): number | null {
  const series = new Map<string, number[]>();
  for (const button of buttons) {
    const label = button.getAttribute('aria-label') ?? '';
    const [number, ...more] = label.match(/\d+/g) ?? [];
    if (number === undefined || more.length > 0) continue;
    const words = label.replace(number, '#');
    series.set(words, [...(series.get(words) ?? []), Number(number)]);
  }
  const full = [...series.values()].find(
    (row) => row.length > 1 && row.every((number, at) => number === at + 1),
  );
  return full?.length ?? null;
}
