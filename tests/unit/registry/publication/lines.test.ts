import { describe, expect, it } from 'vitest';
import type { Change, Line } from '../../../../utils/model/index.ts';
import {
  chained,
  changesBetween,
  followChanges,
  hashOfState,
  leafOf,
  NO_LOG,
  nameOfLine,
  parseChange,
  parseLine,
  type State,
  StateHash,
  sortedTexts,
  textOf,
} from '../../../../utils/registry/index.ts';
import { ADDED, accountLine, topicLine } from './publisher.ts';

const BY = { ...ADDED, why: 'test' };
const stateOf = (...lines: Line[]): State => new Map(lines.map((line) => [nameOfLine(line), textOf(line)]));

describe('a line', () => {
  it('is written in one form, whatever the order of its fields (RFC 8785)', () => {
    const line = topicLine('harbour');
    const turned = {
      value: Object.fromEntries(Object.entries(line.value).reverse()),
      kind: line.kind,
    } as Line;
    expect(textOf(turned)).toBe(textOf(line));
    expect(parseLine(textOf(line), 'test')).toEqual(line);
  });

  it('is refused with a field too many, without who added it, on a foreign host, or as no JSON', () => {
    const { added: _, ...bare } = topicLine('a').value as { added: unknown };
    const odd: [object, string][] = [
      [{ kind: 'topic', value: { ...topicLine('a').value, script: '1' } }, 'script'],
      [{ kind: 'topic', value: bare }, 'added'],
      [{ kind: 'fact', value: {} }, 'kind'],
      [accountLine('a', 'a', { url: 'https://evil.example/' }), 'url'],
      [accountLine('a', 'a', { validFrom: '2022-01-01', validTo: '2021-01-01' }), 'validTo'],
    ];
    for (const [value, field] of odd) {
      expect(() => parseLine(JSON.stringify(value), 'snapshot, line 7')).toThrow(
        expect.objectContaining({
          code: 'invalid',
          file: 'snapshot, line 7',
          detail: expect.stringContaining(field),
        }),
      );
    }
    expect(() => parseLine('{"kind":', 'here')).toThrow(expect.objectContaining({ code: 'not-json' }));
    expect(() => parseLine(' '.repeat(4 * 1024 * 1024), 'here')).toThrow(
      expect.objectContaining({ code: 'too-large' }),
    );
  });

  it('with a script in its title is plain data, and keys named __proto__ are dropped', () => {
    const title = '<script>alert(1)</script>';
    expect(parseLine(textOf(topicLine('a', title)), 'test').value).toMatchObject({ title });
    const text = textOf(topicLine('a')).replace('{"added"', '{"__proto__":{"polluted":true},"added"');
    expect(text).toContain('__proto__');
    const { value } = parseLine(text, 'test');
    expect(Reflect.get(value, 'polluted')).toBeUndefined();
  });

  it('of something withdrawn has the name of what it was', () => {
    const stone: Line = {
      kind: 'withdrawn',
      value: { of: 'topic', id: 'a', title: 'A', at: ADDED.at, by: 'me', why: 'wrong' },
    };
    expect(nameOfLine(stone)).toBe(nameOfLine(topicLine('a')));
  });
});

describe('the hash of a state', () => {
  const texts = ['a', 'b', 'ä', 'b'].map((text) => `{"x":"${text}"}`);

  it('is the sum of the SHA-256 of its lines modulo 2^256, in any order', () => {
    const sum = texts.reduce(
      (all, text) => (all + BigInt(`0x${Buffer.from(leafOf(text)).toString('hex')}`)) % (1n << 256n),
      0n,
    );
    expect(hashOfState(texts)).toBe(sum.toString(16).padStart(64, '0'));
    expect(hashOfState(texts.toReversed())).toBe(hashOfState(texts));
    expect(hashOfState([])).toBe('0'.repeat(64));
  });

  it('goes back to what it was when a line is taken out, also over zero', () => {
    const hash = new StateHash();
    hash.remove(leafOf('x'));
    expect(hash.hex).not.toBe('0'.repeat(64));
    hash.add(leafOf('x'));
    expect(hash.hex).toBe('0'.repeat(64));
  });
});

describe('the change log', () => {
  const before = stateOf(topicLine('a'), topicLine('b'));
  const after = [topicLine('a', 'Another'), topicLine('c')];

  it('leads from one state to the other, with tombstones for what is gone', () => {
    const changes = changesBetween(before, after, BY, NO_LOG);
    expect(changes.map(({ n, line }) => [n, line.kind, nameOfLine(line)])).toEqual([
      [1, 'topic', 'topic:a'],
      [2, 'topic', 'topic:c'],
      [3, 'withdrawn', 'topic:b'],
    ]);
    expect(changes[2]?.line.value).toMatchObject({ title: 'Topic b', why: 'test', by: 'Tester' });
    const state = new Map(before);
    const chain = followChanges(NO_LOG, hashOfState(before.values()), 'test');
    for (const change of changes) {
      chain.add(parseChange(textOf(change), 'test'));
      state.set(nameOfLine(change.line), textOf(change.line));
    }
    expect(chain.end.stateHash).toBe(hashOfState(state.values()));
    expect(chain.end.log.lines).toBe(3);
    expect(sortedTexts(state)).toHaveLength(3);
  });

  it('has nothing to say where nothing changed, and leaves tombstones alone', () => {
    expect(changesBetween(before, [topicLine('a'), topicLine('b')], BY, NO_LOG)).toEqual([]);
    const stone: Line = {
      kind: 'withdrawn',
      value: { of: 'topic', id: 'z', title: 'Z', at: ADDED.at, by: 'me', why: 'w' },
    };
    expect(changesBetween(stateOf(stone), [], BY, NO_LOG)).toEqual([]);
  });

  it('that is cut, reordered or rewritten is refused', () => {
    const changes = changesBetween(before, after, BY, NO_LOG);
    const follow = (list: readonly (Change | undefined)[]) => {
      const chain = followChanges(NO_LOG, hashOfState(before.values()), 'delta');
      for (const change of list) if (change) chain.add(change);
      return chain.end;
    };
    const [first, second, third] = changes;
    const wrong = expect.objectContaining({ code: 'wrong-log' });
    expect(() => follow([second])).toThrow(wrong);
    expect(() => follow([first, third])).toThrow(wrong);
    expect(() => follow([second, first])).toThrow(wrong);
    expect(() => follow([first && { ...first, n: 2 }])).toThrow(wrong);
    const rewritten = first && { ...first, why: 'another reason' };
    expect(() => follow([rewritten, second])).toThrow(wrong);
    expect(follow([first, second, third]).log.lines).toBe(3);
  });

  it('that claims to replace another line leads to another state', () => {
    const [change] = chained([topicLine('a', 'New')], before, BY, NO_LOG);
    const lying = change && { ...change, was: '0'.repeat(63).concat('1') };
    const end = (one: Change | undefined) => {
      const chain = followChanges(NO_LOG, hashOfState(before.values()), 'delta');
      if (one) chain.add(one);
      return chain.end.stateHash;
    };
    const wanted = hashOfState(stateOf(topicLine('a', 'New'), topicLine('b')).values());
    expect(end(change)).toBe(wanted);
    expect(end(lying)).not.toBe(wanted);
  });
});
