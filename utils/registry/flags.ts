import type { Account, Asset, Line } from '../model/index.ts';
import { skeletonsOf, usesMixedScripts } from './confusable.ts';
import { nearPairs } from './near-pairs.ts';
import { nameOfLine } from './publication/lines.ts';

/** What a person should look at; nothing of it makes a line invalid. */
export type FlagCode =
  | 'confusable-handle'
  | 'mixed-scripts'
  | 'same-picture'
  | 'markup'
  | 'no-credit'
  | 'no-date'
  | 'expired';

/** `names` are those of the lines (`nameOfLine`); `detail` is data: a handle, a title, a day, a number of bits. */
export type Flag = { code: FlagCode; names: string[]; detail: string };

/** Pictures that differ in no more bits are the same file in another size or quality. */
const SAME_BITS = 10;
/** Below it a hash says nothing (docs/registry-format.md). */
const LEAST_QUALITY = 50;
const MARKUP = /<\/?[a-z!?]|&lt;|&#|javascript:/i;

/**
 * What is odd about the lines of a registry: handles that look like another one, the same picture twice, titles with
 * markup, entries without credit or date, accounts whose time is over.
 * @param today YYYY-MM-DD
 */
export function flagsOf(lines: Iterable<Line>, today: string): Flag[] {
  const all = [...lines];
  const accounts = all.flatMap(({ kind, value }) => (kind === 'account' ? [value] : []));
  const assets = all.flatMap(({ kind, value }) => (kind === 'asset' ? [value] : []));
  return [
    ...all.flatMap(markupFlags),
    ...handleFlags(accounts),
    ...accounts.flatMap((account) => validityFlags(account, today)),
    ...pictureFlags(assets),
    ...assets.flatMap(assetFlags),
  ];
}

function markupFlags(line: Line): Flag[] {
  if (line.kind === 'about') return [];
  const { value } = line;
  const titles = ['title', 'name', 'handle', 'credit', 'owner', 'producer'].map(
    (field): unknown => Reflect.get(value, field) ?? '',
  );
  const odd = titles.find((title): title is string => typeof title === 'string' && MARKUP.test(title));
  return odd === undefined ? [] : [{ code: 'markup', names: [nameOfLine(line)], detail: odd.slice(0, 80) }];
}

function handleFlags(accounts: readonly Account[]): Flag[] {
  const mixed = accounts
    .filter(({ handle }) => usesMixedScripts(handle))
    .map(({ id, handle }): Flag => ({ code: 'mixed-scripts', names: [`account:${id}`], detail: handle }));
  const pairs = [...Map.groupBy(accounts, ({ platform }) => platform).values()].flatMap(confusablePairs);
  return [...mixed, ...pairs];
}

/** Accounts of one platform whose handles look alike and are not the same. */
function confusablePairs(accounts: readonly Account[]): Flag[] {
  const byLook = new Map<string, Account[]>();
  const flags = new Map<string, Flag>();
  for (const account of accounts) {
    for (const look of skeletonsOf(account.handle, account.platform)) {
      const others = byLook.get(look) ?? [];
      for (const other of others) {
        if (foldedHandle(other) === foldedHandle(account)) continue;
        const names = [`account:${other.id}`, `account:${account.id}`];
        flags.set(names.join(), {
          code: 'confusable-handle',
          names,
          detail: `${other.handle} / ${account.handle}`,
        });
      }
      byLook.set(look, [...others, account]);
    }
  }
  return [...flags.values()];
}

const foldedHandle = ({ handle, platform }: Account): string => {
  const lower = handle.toLowerCase();
  return platform === 'facebook' ? lower.replaceAll('.', '') : lower;
};

function validityFlags({ id, validTo }: Account, today: string): Flag[] {
  return validTo !== undefined && validTo < today
    ? [{ code: 'expired', names: [`account:${id}`], detail: validTo }]
    : [];
}

function pictureFlags(assets: readonly Asset[]): Flag[] {
  const hashes = assets.flatMap(({ id, fingerprints = [] }) =>
    fingerprints.filter(({ quality }) => quality >= LEAST_QUALITY).map(({ hash }) => ({ id, hash })),
  );
  return nearPairs(hashes, SAME_BITS).map(({ a, b, distance }) => ({
    code: 'same-picture',
    names: [`asset:${a}`, `asset:${b}`],
    detail: `${distance} of 256 bits`,
  }));
}

function assetFlags({ id, kind, credit, published }: Asset): Flag[] {
  const names = [`asset:${id}`];
  return [
    ...(kind !== 'text' && !credit ? [{ code: 'no-credit' as const, names, detail: '' }] : []),
    ...(published.at === null ? [{ code: 'no-date' as const, names, detail: '' }] : []),
  ];
}
