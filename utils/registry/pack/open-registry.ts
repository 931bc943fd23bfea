import type { Line } from '../../model/index.ts';
import { compareNames, nameOfLine } from '../publication/lines.ts';
import { keyOf, keysOf, type Resolve } from './keys.ts';
import { PackIndex } from './pack-index.ts';
import { type Lists, listsOf, type NamedLine, type Pack } from './writer.ts';

/** What a stored state consists of: its pack, lines that stand in the place of the pack's, and its shards on demand. */
export type PackedState = {
  /** Id and version, as matches and findings keep them. */
  id: string;
  version: string;
  pack: Pack;
  overlay: readonly string[];
  /** @returns texts of lines joined by line breaks */
  shard(n: number): Promise<string>;
};

type Known = { line: Line; keys: ReadonlySet<string> };
type Slot = string | Known;

/** UTF-16 units of shards that stay in memory; about twice as many bytes where there are signs beyond Latin-1. */
const MOST_CACHED = 4 * 1024 * 1024;

/** Shards that are read before they are needed, where all are wanted. */
const AHEAD = 8;

/** One registry, open for look-ups. Only the index and the overlay are in memory; shards come and go. */
export class OpenRegistry {
  readonly id: string;
  readonly version: string;
  readonly #resolve: Resolve;
  readonly #state: PackedState;
  readonly #index: PackIndex;
  readonly #over = new Map<string, Known>();
  readonly #overKeys = new Map<string, Known[]>();
  readonly #cache = new Map<number, { slots: Slot[]; size: number }>();

  constructor(state: PackedState, resolve: Resolve) {
    this.id = state.id;
    this.version = state.version;
    this.#state = state;
    this.#resolve = resolve;
    this.#index = new PackIndex(state.pack);
    for (const text of state.overlay) this.#lay(this.#known(text));
  }

  /**
   * Lines with a key, as far as their shards are in memory.
   * @returns `missing`: shards to `load` before the answer is whole
   */
  find(key: string, most?: number): { lines: Line[]; missing: number[] } {
    const lines = (this.#overKeys.get(key) ?? []).map(({ line }) => line);
    const missing: number[] = [];
    for (const place of this.#index.find(key, most)) {
      const { shard, at } = this.#index.placeOf(place);
      const known = this.#slot(shard, at);
      if (!known) missing.push(shard);
      else if (known.keys.has(key) && !this.#isCovered(known)) lines.push(known.line);
    }
    return { lines, missing };
  }

  /** True if there may be a line with this key; it is not looked at. */
  has(key: string): boolean {
    return this.#overKeys.has(key) || this.#index.find(key, 1).length > 0;
  }

  /** Puts a shard into memory that the caller has already. */
  hold(shard: number, text: string): void {
    this.#cache.set(shard, { slots: text.split('\n'), size: text.length });
  }

  /** Number of lines of the pack. */
  get lines(): number {
    return this.#index.lines;
  }

  /** Texts that stand in the place of the pack's, by name. */
  get overlay(): ReadonlyMap<string, string> {
    return new Map(this.#state.overlay.map((text) => [nameOfLine(parsed(text)), text]));
  }

  /** True if a tombstone stands under this name. */
  isWithdrawn(name: string): boolean {
    const over = this.#over.get(name);
    if (over) return over.line.kind === 'withdrawn';
    return this.#index.find(keyOf.withdrawn(name), 1).length > 0;
  }

  async load(shards: Iterable<number>): Promise<void> {
    await Promise.all([...new Set(shards)].map((shard) => this.#load(shard)));
  }

  /** Lets go of the shards that were not used for longest. Not to be called between `load` and `find`. */
  trim(): void {
    let size = 0;
    for (const [n, { size: own }] of [...this.#cache].reverse()) {
      size += own;
      if (size > MOST_CACHED) this.#cache.delete(n);
    }
  }

  isEmpty(list: keyof Lists): boolean {
    const covers = [...this.#over.values()].some(({ line }) => listsOf(line).includes(list));
    return !covers && this.#state.pack.lists[list].length === 0;
  }

  /** All lines of a list, one shard after the other. */
  async *linesIn(list: keyof Lists): AsyncGenerator<Line> {
    const wanted = this.#state.pack.lists[list];
    for (let at = 0; at < wanted.length; ) {
      const { shard } = this.#index.placeOf(wanted[at] ?? 0);
      const texts = (await this.#state.shard(shard)).split('\n');
      const first = this.#state.pack.starts[shard] ?? 0;
      for (; at < wanted.length && (wanted[at] ?? 0) < first + texts.length; at++) {
        const line = parsed(texts[(wanted[at] ?? 0) - first] ?? '');
        if (!this.#over.has(nameOfLine(line))) yield line;
      }
    }
    for (const { line } of this.#over.values()) if (listsOf(line).includes(list)) yield line;
  }

  /** All lines with their texts, in the order of their names; one shard is read after the other. */
  async *all(): AsyncGenerator<NamedLine> {
    const over = this.#state.overlay
      .map((text) => ({ text, line: parsed(text) }))
      .sort((a, b) => compareNames(nameOfLine(a.line), nameOfLine(b.line)));
    let next = 0;
    for await (const one of this.#base()) {
      const name = nameOfLine(one.line);
      for (; next < over.length && nameOfLine(over[next]?.line ?? one.line) < name; next++)
        yield* over.slice(next, next + 1);
      if (!this.#over.has(name)) yield one;
    }
    yield* over.slice(next);
  }

  async *#base(): AsyncGenerator<NamedLine> {
    const { length } = this.#state.pack.starts;
    const reading: Promise<string>[] = [];
    for (let shard = 0; shard < length; shard++) {
      for (let next = shard + reading.length; next < Math.min(length, shard + AHEAD); next++) {
        const read = this.#state.shard(next);
        // Nobody may come for it.
        read.catch(() => undefined);
        reading.push(read);
      }
      const texts = (await reading.shift()) ?? '';
      for (const text of texts.split('\n')) yield { line: parsed(text), text };
    }
  }

  #lay(known: Known): void {
    this.#over.set(nameOfLine(known.line), known);
    for (const key of known.keys) {
      const there = this.#overKeys.get(key);
      if (there) there.push(known);
      else this.#overKeys.set(key, [known]);
    }
  }

  #isCovered({ line }: Known): boolean {
    return this.#over.size > 0 && this.#over.has(nameOfLine(line));
  }

  #slot(shard: number, at: number): Known | null {
    const cached = this.#cache.get(shard);
    if (!cached) return null;
    // The newest stand last.
    this.#cache.delete(shard);
    this.#cache.set(shard, cached);
    const slot = cached.slots[at];
    if (slot === undefined) return null;
    if (typeof slot !== 'string') return slot;
    const known = this.#known(slot);
    cached.slots[at] = known;
    return known;
  }

  #known(text: string): Known {
    const line = parsed(text);
    return { line, keys: new Set(keysOf(line, this.#resolve)) };
  }

  async #load(shard: number): Promise<void> {
    if (this.#cache.has(shard)) return;
    const text = await this.#state.shard(shard);
    if (!this.#cache.has(shard)) this.hold(shard, text);
  }
}

/** Stored lines were checked when they came. */
const parsed = (text: string) => JSON.parse(text) as Line;
