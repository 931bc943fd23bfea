import { BACKGROUND } from './background-words.ts';
import { hashWord } from './fold.ts';

/**
 * Weight of a word that is rare everywhere, in natural logarithms: that of a word in one of 450 texts. The cap is what
 * keeps the threshold from drifting with the number of documents.
 */
export const MOST = 6.1;

/** Texts that the background counts for beside the registry's own. */
const BACKGROUND_TEXTS = 200;

/** Weights of words by hash, an open-addressed table; a word that is not in it weighs `MOST`. */
export type Weights = { keys: Uint32Array; values: Float32Array };

/** Distinct words by hash, with the number of groups of documents that hold each. */
export type Frequencies = { keys: Uint32Array; counts: Uint32Array };

let shares: Map<number, number> | null = null;

function backgroundShares(): Map<number, number> {
  if (shares) return shares;
  shares = new Map();
  for (const [share, words] of BACKGROUND) {
    for (const word of words.split(/\s+/u)) {
      const hash = hashWord(word);
      if (!shares.has(hash)) shares.set(hash, share);
    }
  }
  return shares;
}

/**
 * Weighs the words of a registry: ln of the inverse share of texts, over its own and the background's, at most `MOST`.
 * @param texts number of documents, near-equal ones counted once
 */
export function weigh({ keys, counts }: Frequencies, texts: number): Weights {
  const background = backgroundShares();
  const common: [number, number][] = [];
  keys.forEach((hash, slot) => {
    const count = counts[slot] ?? 0;
    if (count === 0) return;
    const weight = weightOf(count, background.get(hash) ?? 0, texts);
    if (weight < MOST) common.push([hash, weight]);
  });
  return tableOf(common);
}

/** A word of the background never weighs more than it does there: English is rare in a German registry, yet common. */
function weightOf(count: number, share: number, texts: number): number {
  const weight = Math.log((texts + BACKGROUND_TEXTS + 1) / (count + share * BACKGROUND_TEXTS + 0.5));
  return share > 0 ? Math.min(weight, -Math.log(share)) : weight;
}

/** Weight of the word with this hash. */
export function weightIn({ keys, values }: Weights, hash: number): number {
  const mask = keys.length - 1;
  for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
    const weight = values[slot] ?? 0;
    if (weight === 0) return MOST;
    if (keys[slot] === hash) return weight;
  }
}

function tableOf(entries: readonly [number, number][]): Weights {
  const size = 2 ** Math.ceil(Math.log2(entries.length * 2 + 2));
  const keys = new Uint32Array(size);
  const values = new Float32Array(size);
  for (const [hash, weight] of entries) {
    let slot = hash & (size - 1);
    while ((values[slot] ?? 0) > 0) slot = (slot + 1) & (size - 1);
    keys[slot] = hash;
    values[slot] = Math.max(weight, 0.01);
  }
  return { keys, values };
}
