import { boilerplateIn } from './boilerplate.ts';
import { quotationsIn, type Stretch } from './quotations.ts';
import type { Tokens } from './tokens.ts';

/** Why a word of a post does not count for the score. */
export const COUNTS = 0;
export const QUOTED = 1;
export const BOILERPLATE = 2;

/** For each word of a post whether it counts; a quotation goes before boilerplate in it. */
export function masksOf(text: string, { count, start }: Tokens): Uint8Array {
  const masks = new Uint8Array(count);
  mark(masks, start, boilerplateIn(text), BOILERPLATE);
  mark(masks, start, quotationsIn(text), QUOTED);
  return masks;
}

function mark(masks: Uint8Array, start: Uint32Array, stretches: readonly Stretch[], as: number): void {
  let i = 0;
  for (const [from, to] of stretches) {
    while (i < masks.length && (start[i] ?? 0) < from) i++;
    while (i < masks.length && (start[i] ?? 0) < to) masks[i++] = as;
  }
}
