import { WORDS } from './constants.ts';
import { PAIRS, pairs, STEPS } from './tables.ts';

/**
 * Writes the descriptor of a corner: bit k is set where the first pixel of pair k is darker than the second
 * (BRIEF: Calonder et al. 2010), the pairs turned by the corner's direction.
 * @param smooth blurred level
 * @param at index of the corner's pixel in it
 * @param angle direction in 256ths of a turn
 * @param mirrored read the level as if mirrored left to right
 */
export function writeDescriptor(
  smooth: Uint16Array,
  width: number,
  at: number,
  angle: number,
  mirrored: boolean,
  into: Uint32Array,
  feature: number,
): void {
  const across = mirrored ? -1 : 1;
  let pair = stepOf(angle) * PAIRS * 4;
  for (let word = 0; word < WORDS; word++) {
    let bits = 0;
    for (let bit = 0; bit < 32; bit++, pair += 4) {
      const first = at + across * (pairs[pair] ?? 0) + width * (pairs[pair + 1] ?? 0);
      const second = at + across * (pairs[pair + 2] ?? 0) + width * (pairs[pair + 3] ?? 0);
      if ((smooth[first] ?? 0) < (smooth[second] ?? 0)) bits |= 1 << bit;
    }
    into[feature * WORDS + word] = bits;
  }
}

const stepOf = (angle: number) => Math.round((angle * STEPS) / 256) % STEPS;
