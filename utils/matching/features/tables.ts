import { randomIntegers } from './random.ts';

/** Directions for which the pairs are turned. */
export const STEPS = 32;
/** Comparisons of a descriptor. */
export const PAIRS = 256;
/** Furthest a turned pixel lies from the corner along an axis. */
export const REACH = 17;

export const TABLES = 10;
export const KEY_BITS = 20;

const FURTHEST = 12;
const LEAST_APART_SQUARED = 16;
const SEED = 0x5eed_0001;

/** cos(k · 11.25°) · 2^14 for a quarter turn: a stored table, because engines may round Math.cos differently. */
const QUARTER = [16384, 16069, 15137, 13623, 11585, 9102, 6270, 3196, 0];

const draw = randomIntegers(SEED);

/**
 * Pixel pairs of the descriptor, drawn once from a Gaussian of sigma 5.6 and turned into 32 directions
 * (BRIEF: Calonder et al. 2010; turning: ORB, Rublee et al. 2011). x1 y1 x2 y2 of pair k at direction d stand at
 * (d · 256 + k) · 4.
 */
export const pairs: Int8Array = turnedPairs(drawnPairs());

/** Which bits of a descriptor make the key of each look-up table: `KEY_BITS` distinct ones for each of `TABLES`. */
export const keyBits: Uint8Array = drawnBits();

function drawnPairs(): Int8Array {
  const drawn = new Int8Array(PAIRS * 4);
  for (let k = 0; k < PAIRS; ) {
    const [x1, y1, x2, y2] = [gaussian(), gaussian(), gaussian(), gaussian()];
    const far = Math.max(Math.abs(x1), Math.abs(y1), Math.abs(x2), Math.abs(y2)) > FURTHEST;
    if (far || (x1 - x2) ** 2 + (y1 - y2) ** 2 < LEAST_APART_SQUARED) continue;
    drawn.set([x1, y1, x2, y2], k * 4);
    k++;
  }
  return drawn;
}

/** Sum of eight bytes (mean 1020, sigma 209.02), scaled to sigma 5.6 and rounded. */
function gaussian(): number {
  let sum = -1020;
  for (let i = 0; i < 8; i++) sum += draw() >>> 24;
  return Math.round((sum * 560) / 20902);
}

function turnedPairs(drawn: Int8Array): Int8Array {
  const turned = new Int8Array(STEPS * PAIRS * 4);
  for (let step = 0; step < STEPS; step++) {
    const [cos, sin] = [cosine(step), cosine(step - STEPS / 4)];
    for (let i = 0; i < PAIRS * 4; i += 2) {
      const [x, y] = [drawn[i] ?? 0, drawn[i + 1] ?? 0];
      turned[step * PAIRS * 4 + i] = (x * cos - y * sin + 8192) >> 14;
      turned[step * PAIRS * 4 + i + 1] = (x * sin + y * cos + 8192) >> 14;
    }
  }
  return turned;
}

function cosine(step: number): number {
  const at = ((step % STEPS) + STEPS) % STEPS;
  const folded = at > STEPS / 2 ? STEPS - at : at;
  return folded > STEPS / 4 ? -(QUARTER[STEPS / 2 - folded] ?? 0) : (QUARTER[folded] ?? 0);
}

function drawnBits(): Uint8Array {
  const bits = new Uint8Array(TABLES * KEY_BITS);
  for (let table = 0; table < TABLES; table++) {
    const deck = Uint8Array.from({ length: PAIRS }, (_, bit) => bit);
    for (let i = 0; i < KEY_BITS; i++) {
      const other = i + (draw() % (PAIRS - i));
      const taken = deck[other] ?? 0;
      deck[other] = deck[i] ?? 0;
      deck[i] = taken;
      bits[table * KEY_BITS + i] = taken;
    }
  }
  return bits;
}
