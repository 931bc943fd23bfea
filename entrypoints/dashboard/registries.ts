import type { ChangeShown, FlagShown, Found, RegistryActions, RegistryRow } from '../../components/index.ts';
import {
  acceptUpdate,
  refuseUpdate,
  revertUpdate,
  type Shelved,
  switchRegistry,
} from '../../utils/flows/index.ts';
import type { Asset, Change, Line } from '../../utils/model/index.ts';
import {
  allowSites,
  announce,
  forbidSites,
  isGranted,
  onChanged,
  onHostsChanged,
  registryPattern,
} from '../../utils/platform/index.ts';
import { flagsOf, nameOfLine, staleSince } from '../../utils/registry/index.ts';
import { removeRegistry, settled } from '../shared/registries.ts';
import { registryShelf } from '../shared/shelf.ts';
import { alone, loadProgress, type Syncing, syncNow, syncPorts, watchProgress } from '../shared/syncing.ts';

const FOUND_MOST = 100;
const CHANGES_MOST = 100;
/** Of each kind of flag. */
const FLAGS_MOST = 20;

/** The registries of this device as the pages show them, with what is being fetched now. */
export async function loadRows(): Promise<RegistryRow[]> {
  await settled();
  const [shelf, progress] = await Promise.all([registryShelf.list(), loadProgress()]);
  const rows = await Promise.all(shelf.map((one) => rowOf(one, progress)));
  return rows.filter((row) => row !== null).toSorted((a, b) => a.since.localeCompare(b.since));
}

export function watchRows(call: () => void, signal: AbortSignal): void {
  onChanged('registries', call, signal);
  onChanged('sync', call, signal);
  watchProgress(call, signal);
  onHostsChanged(call);
}

async function rowOf(shelved: Shelved, syncing: Syncing | null): Promise<RegistryRow | null> {
  const { id, kind, title, enabled, since, address, fingerprint, root, current, previous, sync } = shelved;
  if (!current) return null;
  const head = sync.renewed?.head ?? current.head;
  return {
    id,
    kind,
    title,
    description: current.about.description,
    licence: current.about.licence,
    enabled,
    since,
    address,
    fingerprint,
    root,
    version: current.version,
    counts: current.counts,
    bytes: current.bytes,
    head,
    staleSince: staleSince({ head, newestIssued: sync.newestIssued }, new Date()),
    last: sync.last,
    nextAt: sync.nextAt,
    refused: sync.refused ?? null,
    previous: previous?.version ?? null,
    noAccess: address !== null && !(await isGranted(registryPattern(address))),
    progress: syncing?.id === id ? syncing : null,
  };
}

/** The changes that are kept of a registry, newest first. */
export async function loadChanges(id: string): Promise<ChangeShown[]> {
  return (await registryShelf.changes(id, CHANGES_MOST)).map(changeOf);
}

function changeOf({ n, by, at, why, was, line }: Change): ChangeShown {
  const what = line.kind === 'withdrawn' ? 'withdrawn' : was === null ? 'added' : 'changed';
  const kind = line.kind === 'withdrawn' ? line.value.of : line.kind;
  return { n, what, kind, title: titleOf(line), by, at, why };
}

const titleOf = ({ kind, value }: Line): string => (kind === 'account' ? value.name : value.title);

/** Entries of a registry in whose names, titles, addresses or sources the words occur; tombstones too. */
export async function searchEntries(id: string, query: string): Promise<Found> {
  const wanted = query.trim().toLowerCase();
  const lines: Line[] = [];
  if (!(await registryShelf.get(id))?.current) return { lines, more: false };
  for await (const { line } of registryShelf.lines(id)) {
    if (line.kind === 'about' || !wordsOf(line).includes(wanted)) continue;
    if (lines.length === FOUND_MOST) return { lines, more: true };
    lines.push(line);
  }
  return { lines, more: false };
}

/** What a person should look at among the entries of a registry, by kind. */
export async function lookThrough(id: string): Promise<FlagShown[]> {
  const lines: Line[] = [];
  const titles = new Map<string, string>();
  for await (const { line } of registryShelf.lines(id)) {
    titles.set(nameOfLine(line), titleOf(line));
    lines.push(line.kind === 'asset' ? { kind: 'asset', value: withoutPrint(line.value) } : line);
  }
  const today = new Date().toISOString().slice(0, 10);
  return [...Map.groupBy(flagsOf(lines, today), ({ code }) => code)].map(([code, all]) => ({
    code,
    n: all.length,
    some: all
      .slice(0, FLAGS_MOST)
      .map(({ names, detail }) => ({ titles: names.map((name) => titles.get(name) ?? name), detail })),
  }));
}

/** What is found by it does not matter here, and is nearly all of an entry. */
const withoutPrint = ({ print: _, film: __, thumbnail: ___, text: ____, ...rest }: Asset): Asset => rest;

/** What is searched: never the fingerprints, in which any few letters occur. */
function wordsOf({ value }: Line): string {
  const {
    print: _,
    film: __,
    thumbnail: ___,
    fingerprints: ____,
    ...rest
  } = value as Record<string, unknown>;
  return Object.values(rest).map(textOf).join('\n').toLowerCase();
}

const textOf = (value: unknown): string =>
  typeof value === 'object' && value !== null ? Object.values(value).map(textOf).join('\n') : String(value);

const told = async (work: Promise<unknown>): Promise<void> => {
  await work;
  await announce('registries');
};

export const registryActions: RegistryActions = {
  onSwitch: (id, enabled) => told(switchRegistry(id, registryShelf, enabled)),
  onCheck: async (id) => void (await syncNow(id)),
  onAccept: async (id) =>
    void (await alone(
      () => acceptUpdate(id, syncPorts),
      (result) => result?.changed ?? false,
    )),
  onRefuse: (id) =>
    alone(
      () => refuseUpdate(id, registryShelf, new Date()),
      () => false,
    ),
  onRevert: (id) =>
    alone(
      () => revertUpdate(id, registryShelf),
      () => true,
    ),
  async onRemove(id) {
    const address = (await registryShelf.get(id))?.address;
    await told(removeRegistry(id));
    if (address) await giveBack(address);
  },
  async onAllow(address) {
    // Nothing may be waited for before this: the browser only asks in answer to a click.
    await allowSites([registryPattern(address)]);
    await announce('sync');
  },
};

/** Access to a host is given back with the last registry that needs it. */
async function giveBack(address: string): Promise<void> {
  const pattern = registryPattern(address);
  const others = (await registryShelf.list()).some(
    (one) => one.address && registryPattern(one.address) === pattern,
  );
  if (!others) await forbidSites([pattern]).catch(() => false);
}
