import { randomFrom } from './random.ts';

/** Draws from seeded random numbers: the same corpus in every run. */
export class Random {
  /** From 0 to below 1. */
  readonly next: () => number;

  constructor(seed: number) {
    this.next = randomFrom(seed);
  }

  below(n: number): number {
    return Math.floor(this.next() * n);
  }

  chance(share: number): boolean {
    return this.next() < share;
  }

  pick<T>(list: readonly T[]): T {
    return list[this.below(list.length)] as T;
  }

  /** Member of a list whose places fall off in frequency as 1 / (place + 20), as those of content words do. */
  zipf<T>(list: readonly T[]): T {
    const rank = 20 * ((list.length + 20) / 20) ** this.next() - 20;
    return list[Math.min(list.length - 1, Math.floor(rank))] as T;
  }

  /** Roughly normal, mean 0, deviation 1. */
  normal(): number {
    let sum = -6;
    for (let i = 0; i < 12; i++) sum += this.next();
    return sum;
  }

  shuffled<T>(list: readonly T[]): T[] {
    const copy = [...list];
    for (let i = copy.length - 1; i > 0; i--) {
      const j = this.below(i + 1);
      [copy[i], copy[j]] = [copy[j] as T, copy[i] as T];
    }
    return copy;
  }
}
