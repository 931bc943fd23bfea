import type {
  Generation,
  GenerationFacts,
  NamedLine,
  RegistryShelf,
  Shelved,
  Staged,
} from '../../utils/flows/registry-ports.ts';
import type { Change, LineKind } from '../../utils/model/index.ts';
import { hashOfState, nameOfLine, parseLine, type State, textOf } from '../../utils/registry/index.ts';

type Kept = { shelved: Shelved; state: State; log: Change[] };

/** A shelf in memory: what the port promises, and nothing of how IndexedDB does it. */
export function memoryShelf(): RegistryShelf & { stateOf(id: string): State } {
  const kept = new Map<string, Kept>();
  const staged = new Map<string, { state: State; changes: readonly Change[] }>();
  let generations = 0;
  /** Lets other work in between, as a database does. */
  const turn = () => new Promise<void>((done) => setTimeout(done, 0));
  const of = (id: string) => {
    const one = kept.get(id);
    if (!one) throw new Error(`no registry ${id}`);
    return one;
  };

  function stageState(state: State, changes: readonly Change[], facts: GenerationFacts): Staged {
    const id = String(++generations);
    staged.set(id, { state, changes });
    return { generation: generationOf(id, state, facts), vanished: 0, changes: [...changes] };
  }

  return {
    stateOf: (id) => of(id).state,
    list: async () => [...kept.values()].map(({ shelved }) => structuredClone(shelved)),
    get: async (id) => structuredClone(kept.get(id)?.shelved ?? null),
    async save(shelved) {
      await turn();
      const { current = null, previous = null } = kept.get(shelved.id)?.shelved ?? {};
      const { state = new Map(), log = [] } = kept.get(shelved.id) ?? {};
      kept.set(shelved.id, { shelved: { ...shelved, current, previous }, state, log });
    },
    async stage(_, lines, facts) {
      const state: State = new Map();
      for await (const { line, text } of lines) state.set(nameOfLine(line), text);
      return stageState(state, [], facts);
    },
    async stageChanges(id, changes, facts) {
      const state: State = new Map(of(id).state);
      await turn();
      for (const { line } of changes) state.set(nameOfLine(line), textOf(line));
      return stageState(state, changes, facts);
    },
    async swap(id, { generation }) {
      await turn();
      const one = of(id);
      const next = staged.get(generation.id);
      if (!next) throw new Error('not staged');
      const shelved = { ...one.shelved, previous: one.shelved.current, current: generation };
      kept.set(id, { shelved, state: next.state, log: [...next.changes].reverse().concat(one.log) });
    },
    async revert() {},
    async discard({ generation }) {
      staged.delete(generation.id);
    },
    async remove(id) {
      kept.delete(id);
    },
    changes: async (id, most) => of(id).log.slice(0, most),
    async *lines(id) {
      for (const text of of(id).state.values()) yield named(text);
    },
    async line(id, name) {
      await turn();
      const text = of(id).state.get(name);
      return text === undefined ? null : named(text);
    },
    async sweep() {},
  };
}

const named = (text: string): NamedLine => ({ text, line: parseLine(text, 'line') });

function generationOf(id: string, state: State, facts: GenerationFacts): Generation {
  const texts = [...state.values()];
  const counts: Partial<Record<LineKind, number>> = {};
  for (const text of texts) {
    const { kind } = parseLine(text, 'line');
    counts[kind] = (counts[kind] ?? 0) + 1;
  }
  const { value } = parseLine(state.get('about:') ?? '', 'about') as { value: Generation['about'] };
  const bytes = texts.join('').length;
  return { ...facts, id, base: id, about: value, stateHash: hashOfState(texts), counts, bytes };
}
