import type { Account, Flaw, Line, Platform, Registry } from '../model/index.ts';

const kinds = ['accounts', 'assets', 'posts', 'websites', 'topics', 'inquiries'] as const;

const hosts: Record<Platform, string[]> = {
  facebook: ['facebook.com', 'fb.com'],
  instagram: ['instagram.com'],
  twitter: ['twitter.com', 'x.com'],
};

/** What no single field can tell: doubled ids, references to nowhere, periods that end before they begin, foreign hosts. */
export function crossCheck(registry: Registry): Flaw[] {
  return [
    ...kinds.flatMap((kind) => doubledIds(kind, registry[kind] ?? [])),
    ...danglingAccounts(registry),
    ...registry.accounts.flatMap((account, i) => accountFlaws(account, `accounts[${i}]`)),
    ...registry.topics.flatMap(({ from, to }, i) => periodFlaws(from, to, `topics[${i}].to`)),
  ];
}

/** The same for one published line. */
export function crossCheckEntry({ kind, value }: Line): Flaw[] {
  if (kind === 'account') return accountFlaws(value, 'value');
  if (kind === 'topic') return periodFlaws(value.from, value.to, 'value.to');
  return [];
}

function doubledIds(kind: string, entries: readonly { id: string }[]): Flaw[] {
  const seen = new Set<string>();
  return entries.flatMap(({ id }, i): Flaw[] => {
    if (seen.has(id)) return [{ path: `${kind}[${i}].id`, code: 'duplicate', bound: id }];
    seen.add(id);
    return [];
  });
}

function danglingAccounts({ accounts, posts }: Registry): Flaw[] {
  const ids = new Set(accounts.map(({ id }) => id));
  return posts.flatMap(({ account }, i): Flaw[] =>
    account && !ids.has(account) ? [{ path: `posts[${i}].account`, code: 'dangling', bound: account }] : [],
  );
}

function accountFlaws({ platform, url, validFrom, validTo }: Account, path: string): Flaw[] {
  const period = periodFlaws(validFrom, validTo, `${path}.validTo`);
  const isAtHome = hosts[platform].some((host) => isWithin(new URL(url).hostname, host));
  if (isAtHome) return period;
  return [...period, { path: `${path}.url`, code: 'not-allowed', bound: hosts[platform].join(', ') }];
}

function periodFlaws(from: string | undefined, to: string | undefined, path: string): Flaw[] {
  return from && to && from > to ? [{ path, code: 'too-small', bound: from }] : [];
}

const isWithin = (host: string, domain: string) => host === domain || host.endsWith(`.${domain}`);
