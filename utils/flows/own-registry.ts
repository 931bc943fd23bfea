import type { Added, Change, Line } from '../model/index.ts';
import {
  chained,
  checkLine,
  hexOf,
  keyOf,
  leafOf,
  NO_LOG,
  nameOfLine,
  type OpenRegistry,
  type State,
  textOf,
  tombstoneOf,
} from '../registry/index.ts';
import { canUndo, lineBefore, ownWords, type Step, stepsOf, undoneWhy } from './own-steps.ts';
import { type Clock, PortError } from './ports.ts';
import { type GenerationFacts, NEVER_SYNCED, type RegistryShelf, type Shelved } from './registry-ports.ts';

/** Runs works one after the other, in all tabs together. */
export type Lock = <T>(work: () => Promise<T>) => Promise<T>;

export type OwnPorts = {
  shelf: RegistryShelf;
  lock: Lock;
  clock: Clock;
  /** Eight letters or digits. */
  newId(): string;
  /** The name under which the user makes changes, and the title of a new registry. */
  names(): Promise<{ by: string; title: string }>;
};

/** Stands in a tombstone until the step is stamped. */
const NOBODY = '-';

/** How much of the log is read first; only to undo something older is more needed. */
const NEWEST = 500;

/**
 * The user's own registry: exactly one, made when it is first written to. Every edit is added to the change log, which
 * is the history; nothing is ever taken out of it. All methods throw PortError disk-full or database.
 */
export function ownRegistry({ shelf, lock, clock, newId, names }: OwnPorts) {
  const find = async (): Promise<Shelved | null> =>
    (await shelf.list()).find(({ kind }) => kind === 'own') ?? null;

  async function make(): Promise<Shelved> {
    const id = `own-${newId()}`;
    const { title } = await names();
    const since = clock().toISOString();
    const nowhere = { address: null, fingerprint: null, root: null };
    const kept = { id, kind: 'own' as const, title, enabled: true, since, sync: NEVER_SYNCED, ...nowhere };
    await shelf.save(kept);
    return { ...kept, current: null, previous: null };
  }

  /** The registry as it stands, with its first line. */
  async function opened(): Promise<Shelved> {
    const own = (await find()) ?? (await make());
    if (own.current) return own;
    const about: Line = { kind: 'about', value: { id: own.id, title: own.title } };
    await write(own, [about], 'begun');
    return { ...own, current: (await shelf.get(own.id))?.current ?? null };
  }

  /** The names of one step share its moment, which no other step has. */
  async function stamp(own: Shelved): Promise<{ by: string; at: string }> {
    const { by } = await names();
    const after = Date.parse(own.current?.made ?? '') + 1 || 0;
    return { by, at: new Date(Math.max(clock().getTime(), after)).toISOString() };
  }

  async function write(own: Shelved, lines: readonly Line[], why: string): Promise<Change[]> {
    const { by, at } = await stamp(own);
    const stamped = lastOfEach(lines).map((line) => stampedWith(line, { by, at }));
    const before = await standing(own, stamped);
    const set = stamped.filter((line) => before.get(nameOfLine(line)) !== textOf(line));
    if (set.length === 0) return [];
    const changes = chained(set, before, { by, at, why }, own.current?.log ?? NO_LOG);
    const last = changes.at(-1) as Change;
    const log = { lines: last.n, last: hexOf(leafOf(textOf(last))) };
    const facts: GenerationFacts = {
      version: String(last.n),
      sequence: last.n,
      head: null,
      headHash: null,
      log,
      made: at,
    };
    const staged = await shelf.stageChanges(own.id, changes, facts);
    await shelf.swap(own.id, staged);
    return changes;
  }

  /** Texts of the lines that stand now under the names of others. */
  async function standing({ id, current }: Shelved, lines: readonly Line[]): Promise<State> {
    const state: State = new Map();
    if (!current) return state;
    const lookUp = lookUpIn(await shelf.open(id));
    for (const name of lines.map(nameOfLine)) {
      const text = await lookUp(name);
      if (text !== null) state.set(name, text);
    }
    return state;
  }

  async function undoOne(own: Shelved): Promise<number> {
    for (const most of [NEWEST, Number.POSITIVE_INFINITY]) {
      const log = await shelf.changes(own.id, Number.isFinite(most) ? most : undefined);
      const isWhole = log.at(-1)?.n === 1 || log.length === 0;
      const step = stepsOf(log).find(canUndo);
      if (!step && isWhole) return 0;
      const lines = step && (log.at(-1)?.n !== step.from || isWhole) ? linesBack(step, log) : null;
      if (step && lines) return (await write(own, lines, undoneWhy(step))).length;
    }
    return 0;
  }

  return {
    find,
    /** Text of the line that stands under a name; null where none does. */
    async line(name: string): Promise<string | null> {
      const own = await find();
      return own?.current ? ((await shelf.line(own.id, name))?.text ?? null) : null;
    },
    /** A look-up of lines by name, for many at once. */
    async lookUp(): Promise<(name: string) => Promise<string | null>> {
      const own = await find();
      return own?.current ? lookUpIn(await shelf.open(own.id)) : async () => null;
    },
    /** All entries, without what the registry says of itself and without tombstones. */
    async entries(): Promise<Line[]> {
      const own = await find();
      if (!own?.current) return [];
      const lines: Line[] = [];
      for await (const { line } of shelf.lines(own.id)) {
        if (line.kind !== 'about' && line.kind !== 'withdrawn') lines.push(line);
      }
      return lines;
    },
    /** The newest steps, newest first. */
    async steps(): Promise<Step[]> {
      const own = await find();
      return own?.current ? stepsOf(await shelf.changes(own.id, NEWEST)) : [];
    },
    /** Who adds an entry, and when: for entries that do not say. */
    added: async (): Promise<Added> => ({ by: (await names()).by, at: clock().toISOString() }),
    /**
     * Adds or replaces entries as one step; what stands already is no change.
     * @param mayReplace false to be told when a new entry has the name of one that stands
     * @throws InvalidData naming each field; PortError name-taken
     */
    put: (lines: readonly Line[], { why = '', mayReplace = true } = {}): Promise<Change[]> =>
      lock(async () => {
        const checked = lines.map((line) => checkLine(line));
        const own = await opened();
        if (!mayReplace) refuseTaken(await standing(own, checked));
        return write(own, checked, ownWords(why));
      }),
    /** Takes entries out, as one step; a tombstone says who did it and why. */
    withdraw: (entries: readonly string[], why: string): Promise<Change[]> =>
      lock(async () => {
        const own = await opened();
        const by = { by: NOBODY, at: clock().toISOString(), why: ownWords(why) };
        const found = await Promise.all(entries.map((name) => shelf.line(own.id, name)));
        const there = found.flatMap((one, at) => (one ? [{ name: entries[at] ?? '', text: one.text }] : []));
        const standingStill = there.filter(({ text }) => !isTombstone(text));
        return write(
          own,
          standingStill.map(({ name, text }) => tombstoneOf(name, text, by)),
          ownWords(why),
        );
      }),
    /**
     * Takes the last steps back by changes of their own: the lines that stood before them, or tombstones.
     * @returns the number of steps that were taken back
     */
    undo: (steps = 1): Promise<number> =>
      lock(async () => {
        let done = 0;
        for (; done < steps; done++) {
          const own = await find();
          if (!own?.current || (await undoOne(own)) === 0) break;
        }
        return done;
      }),
    /** Gives the registry another title. */
    rename: (title: string, description: string): Promise<Change[]> =>
      lock(async () => {
        const own = await opened();
        const value = { id: own.id, title, ...(description && { description }) };
        const changes = await write(own, [checkLine({ kind: 'about', value })], '');
        const { current: _, previous: __, ...kept } = own;
        await shelf.save({ ...kept, title });
        return changes;
      }),
  };
}

export type OwnRegistry = ReturnType<typeof ownRegistry>;

/** Finds texts of lines by name; of what had to be read for one, little stays in memory. */
function lookUpIn(open: OpenRegistry): (name: string) => Promise<string | null> {
  return async (name) => {
    const key = keyOf.name(name);
    await open.load(open.find(key).missing);
    const found = open.find(key).lines.find((line) => nameOfLine(line) === name);
    open.trim();
    return found ? textOf(found) : null;
  };
}

/** Of several lines with one name the last counts. */
const lastOfEach = (lines: readonly Line[]): Line[] => [
  ...new Map(lines.map((line) => [nameOfLine(line), line])).values(),
];

/** A tombstone that is made in this step says so; one that comes back stays as it was. */
const stampedWith = (line: Line, stamp: { by: string; at: string }): Line =>
  line.kind === 'withdrawn' && line.value.by === NOBODY
    ? { ...line, value: { ...line.value, ...stamp } }
    : line;

/** The lines that take a step back; null where the log does not reach back far enough. */
function linesBack(step: Step, log: readonly Change[]): Line[] | null {
  const before = lineBefore(step, log);
  const lines: Line[] = [];
  for (const { line } of step.changes) {
    const name = nameOfLine(line);
    const stood = before.get(name);
    if (stood === undefined) return null;
    const by = { by: NOBODY, at: line.kind === 'withdrawn' ? line.value.at : step.at, why: 'undone' };
    lines.push(stood ?? tombstoneOf(name, textOf(line), by));
  }
  return lines;
}

function refuseTaken(standing: State): void {
  for (const [name, text] of standing) if (!isTombstone(text)) throw new PortError('name-taken', name);
}

const isTombstone = (text: string) => text.startsWith('{"kind":"withdrawn"');
