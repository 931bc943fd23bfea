/** Two sequences of word hashes and what an equal word is worth in the alignment, by the word's number in the post. */
export type Pair = { post: Uint32Array; document: Uint32Array; worth: Uint8Array };

/** The strip to align: words [from, to) of the post, each with words from + low … from + high of the document. */
export type Strip = { from: number; to: number; low: number; high: number };

/** Equal words of a passage: numbers in the post and in the document, ascending in both. */
export type Equal = { post: number[]; document: number[] };

const [STOP, DIAGONAL, UP, LEFT] = [0, 1, 2, 3];

/**
 * The best local alignment within a strip (Smith and Waterman 1981; unequal and gap -1), or null if nothing is equal.
 * Time and memory are the strip's length times its width.
 */
export function alignStrip(pair: Pair, strip: Strip): Equal | null {
  const { from, to, low } = strip;
  const width = strip.high - low + 1;
  const steps = new Uint8Array(Math.max(0, to - from) * width);
  const scores = new Int32Array(width + 2);
  let [best, bestRow, bestColumn] = [0, 0, 0];
  for (let row = from; row < to; row++) {
    const column = fillRow(pair, row, low, width, scores, steps, (row - from) * width);
    const score = scores[column + 1] ?? 0;
    if (score > best) [best, bestRow, bestColumn] = [score, row, column];
  }
  return best > 0 ? traced(pair, strip, steps, width, bestRow, bestColumn) : null;
}

/**
 * One word of the post against its stretch of the document. `scores` holds the last row and is overwritten from left to
 * right: column k + 1 is still the last row's (diagonal), k + 2 the one above, k this row's left neighbour.
 * @returns the column of the row's highest score
 */
function fillRow(
  { post, document, worth }: Pair,
  row: number,
  low: number,
  width: number,
  scores: Int32Array,
  steps: Uint8Array,
  offset: number,
): number {
  const word = post[row] ?? 0;
  const gain = worth[row] ?? 0;
  const length = document.length;
  let [best, bestColumn, left] = [-1, 0, 0];
  for (let k = 0; k < width; k++) {
    const at = row + low + k;
    let score = 0;
    let step = STOP;
    if (at >= 0 && at < length) {
      const diagonal = (scores[k + 1] ?? 0) + (document[at] === word ? gain : -1);
      const up = (scores[k + 2] ?? 0) - 1;
      if (diagonal > 0) [score, step] = [diagonal, DIAGONAL];
      if (up > score) [score, step] = [up, UP];
      if (left - 1 > score) [score, step] = [left - 1, LEFT];
    }
    scores[k + 1] = score;
    steps[offset + k] = step;
    left = score;
    if (score > best) [best, bestColumn] = [score, k];
  }
  return bestColumn;
}

function traced(
  { post, document }: Pair,
  { from, low }: Strip,
  steps: Uint8Array,
  width: number,
  row: number,
  column: number,
): Equal {
  const equal: Equal = { post: [], document: [] };
  let [i, k] = [row, column];
  while (i >= from && k >= 0 && k < width) {
    const step = steps[(i - from) * width + k] ?? STOP;
    if (step === STOP) break;
    const at = i + low + k;
    if (step === DIAGONAL && document[at] === post[i]) {
      equal.post.push(i);
      equal.document.push(at);
    }
    if (step === DIAGONAL) i--;
    else if (step === UP) [i, k] = [i - 1, k + 1];
    else k--;
  }
  equal.post.reverse();
  equal.document.reverse();
  return equal;
}
