import type { Line, LineKind } from '../../model/index.ts';
import { BadPublication } from '../publication/bad-publication.ts';
import { compareNames, nameOfLine } from '../publication/lines.ts';
import { type Sha256, StateHash } from '../publication/state-hash.ts';
import { hash40 } from './hash.ts';
import { keysOf, type Resolve } from './keys.ts';

export type NamedLine = { line: Line; text: string };

/** Lines that are wanted as a whole, by their place in the order of the state. */
export type Lists = Record<'about' | 'topic' | 'text' | 'picture' | 'film', Uint32Array<ArrayBuffer>>;

/** The index of a state: one blob for the keys, the first line of each shard, and where the lists are. */
export type Pack = {
  /** Sorted 64-bit numbers, little-endian: 40 bits of the hash, 24 bits of the line's place. */
  keys: BigUint64Array<ArrayBuffer>;
  starts: Uint32Array<ArrayBuffer>;
  lines: number;
  lists: Lists;
};

export type Shard = Uint8Array<ArrayBuffer>;

export type PackFacts = { counts: Partial<Record<LineKind, number>>; bytes: number; stateHash: string };

/** UTF-16 units of a shard, after which the next begins: small enough to be read for one entry. */
const SHARD = 64 * 1024;
const MOST_LINES = 1 << 24;

/** Lines in, shards and an index out. The shards leave one by one, so that a state of any size can be written. */
export class PackWriter {
  readonly #resolve: Resolve;
  readonly #keys = new Growing();
  readonly #starts: number[] = [];
  readonly #lists: Record<keyof Lists, number[]> = { about: [], topic: [], text: [], picture: [], film: [] };
  readonly #counts: PackFacts['counts'] = {};
  readonly #hash = new StateHash();
  readonly #sha256: Sha256;
  #shard: string[] = [];
  #size = 0;
  #bytes = 0;
  #lines = 0;
  #last = '';

  /** @param sha256 hashes each line: a million of them are worth the fastest (`fastSha256`) */
  constructor(resolve: Resolve, sha256: Sha256) {
    this.#resolve = resolve;
    this.#sha256 = sha256;
  }

  /**
   * @returns a shard that is complete: texts of lines in UTF-8, joined by line breaks
   * @throws BadPublication wrong-order when names do not rise
   */
  add({ line, text }: NamedLine): Shard | null {
    const name = nameOfLine(line);
    if (this.#lines > 0 && compareNames(this.#last, name) >= 0) throw new BadPublication('wrong-order', name);
    if (this.#lines >= MOST_LINES) throw new BadPublication('too-large', name, `${MOST_LINES} lines`);
    this.#last = name;
    const full = this.#size >= SHARD ? this.#close() : null;
    if (this.#shard.length === 0) this.#starts.push(this.#lines);
    this.#note(line);
    this.#shard.push(text);
    this.#size += text.length + 1;
    this.#bytes += text.length + 1;
    this.#lines++;
    return full;
  }

  /** The last shard, the index, and what was counted on the way. */
  finish(): { shard: Shard | null; pack: Pack; facts: PackFacts } {
    const shard = this.#shard.length > 0 ? this.#close() : null;
    const list = (name: keyof Lists) => Uint32Array.from(this.#lists[name]);
    const pack = {
      keys: this.#keys.sorted(),
      starts: Uint32Array.from(this.#starts),
      lines: this.#lines,
      lists: {
        about: list('about'),
        topic: list('topic'),
        text: list('text'),
        picture: list('picture'),
        film: list('film'),
      },
    };
    return { shard, pack, facts: { counts: this.#counts, bytes: this.#bytes, stateHash: this.#hash.hex } };
  }

  #note(line: Line): void {
    for (const key of keysOf(line, this.#resolve)) this.#keys.add(key, this.#lines);
    for (const name of listsOf(line)) this.#lists[name].push(this.#lines);
    this.#counts[line.kind] = (this.#counts[line.kind] ?? 0) + 1;
  }

  #close(): Shard {
    const bytes = encoder.encode(this.#shard.join('\n'));
    for (const line of linesIn(bytes)) this.#hash.add(this.#sha256(line));
    this.#shard = [];
    this.#size = 0;
    return bytes;
  }
}

/** Encoded once for the whole shard: a call for each line would cost more than the hash. */
const encoder = new TextEncoder();
const LINE_BREAK = 10;

function* linesIn(bytes: Shard): Generator<Uint8Array> {
  for (let from = 0; from < bytes.length; ) {
    const end = bytes.indexOf(LINE_BREAK, from);
    const to = end < 0 ? bytes.length : end;
    yield bytes.subarray(from, to);
    from = to + 1;
  }
}

/** The lists in which a line stands. */
export function listsOf({ kind, value }: Line): (keyof Lists)[] {
  if (kind === 'about' || kind === 'topic') return [kind];
  if (kind !== 'asset') return [];
  const hasPicture = value.print !== undefined || (value.fingerprints?.length ?? 0) > 0;
  return [
    ...(value.text !== undefined ? (['text'] as const) : []),
    ...(hasPicture ? (['picture'] as const) : []),
    ...(value.film !== undefined ? (['film'] as const) : []),
  ];
}

/** Keys as they come; the room doubles when it is full. */
class Growing {
  #words = new Uint32Array(2 * 1024);
  #used = 0;

  add(key: string, line: number): void {
    if (this.#used === this.#words.length) {
      const larger = new Uint32Array(2 * this.#words.length);
      larger.set(this.#words);
      this.#words = larger;
    }
    const [high, low] = hash40(key);
    this.#words[this.#used++] = ((low << 24) | line) >>> 0;
    this.#words[this.#used++] = high;
  }

  sorted(): BigUint64Array<ArrayBuffer> {
    return new BigUint64Array(this.#words.buffer.slice(0, 4 * this.#used)).sort();
  }
}
