/** Random numbers from a seed (mulberry32, T. Ettinger, public domain): a run can be repeated. */
export function randomOf(seed: number) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  return { next, below: (limit: number) => Math.floor(next() * limit) };
}

export type Random = ReturnType<typeof randomOf>;
