const KEPT = 16;

type Turn = (coefficients: Float64Array) => Float64Array;

/** Turning a picture transposes its DCT or flips signs in it: `keeps` says where the sign stays. */
function turned(transposed: boolean, keeps: (i: number, j: number) => boolean): Turn {
  return (coefficients) => {
    const out = new Float64Array(KEPT * KEPT);
    for (let i = 0; i < KEPT; i++) {
      for (let j = 0; j < KEPT; j++) {
        const value = coefficients[i * KEPT + j] ?? 0;
        out[transposed ? j * KEPT + i : i * KEPT + j] = keeps(i, j) ? value : -value;
      }
    }
    return out;
  };
}

const odd = (n: number) => n % 2 === 1;
const evenSum = (i: number, j: number) => !odd(i + j);

/** The eight orientations of PDQ, by the names of the C++ reference. */
export const orientations = {
  original: turned(false, () => true),
  rot90: turned(true, (_, j) => odd(j)),
  rot180: turned(false, evenSum),
  rot270: turned(true, (i) => odd(i)),
  flipX: turned(false, (i) => odd(i)),
  flipY: turned(false, (_, j) => odd(j)),
  flipPlus1: turned(true, () => true),
  flipMinus1: turned(true, evenSum),
};
