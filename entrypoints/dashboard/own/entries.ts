import type {
  AlikePair,
  FieldValues,
  FormPicture,
  FormStart,
  OwnList,
  OwnPlace,
  SaveOutcome,
} from '../../../components/index.ts';
import { alikeAmong, PortError, pairName, printFields } from '../../../utils/flows/index.ts';
import { InvalidData, type Line } from '../../../utils/model/index.ts';
import { announce, download } from '../../../utils/platform/index.ts';
import { documentOfLines, FIELDS, isFormKind, lineData, valuesOf } from '../../../utils/registry/index.ts';
import { publishingStore } from '../../../utils/storage/index.ts';
import { own } from '../../shared/own.ts';
import { registryShelf } from '../../shared/shelf.ts';
import { draftStart, dropDraft } from './drafts.ts';
import { printPicture } from './printer.ts';
import { pairRows, rowOf, stepRows } from './rows.ts';

export const today = (): string => new Date().toISOString().slice(0, 10);

export const fieldsOf = (kind: string) => (isFormKind(kind) ? FIELDS[kind] : null);

/** Entries, pictures alike, and history. */
export async function loadList(): Promise<OwnList> {
  const lines = await own.entries();
  const { keptBoth } = await publishingStore.load();
  const entries = lines.map(rowOf);
  const pairs = alikeAmong(lines).filter((pair) => !keptBoth.includes(pairName(pair)));
  return { entries, pairs: pairRows(pairs, entries), steps: stepRows(await own.steps()) };
}

/** What the form at a place begins with; null when there is no such entry or draft. */
export async function loadStart(place: OwnPlace): Promise<FormStart | null> {
  if (place.page === 'new' && place.draft) return draftStart(place.draft, today());
  if (place.page === 'new') {
    const values = { 'source.date': today(), ...(place.kind === 'asset' && { kind: 'picture' }) };
    return isFormKind(place.kind) ? { kind: place.kind, name: null, title: '', values, picture: null } : null;
  }
  const name = place.page === 'entry' ? place.name : '';
  const text = await own.line(name);
  const line = text === null ? null : (JSON.parse(text) as Line);
  if (!line || line.kind === 'withdrawn') return null;
  return {
    kind: line.kind,
    name,
    title: rowOf(line).title,
    values: valuesOf(line),
    picture: keptPicture(line),
  };
}

function keptPicture({ kind, value }: Line): FormPicture | null {
  if (kind !== 'asset' || !value.fingerprints?.[0]) return null;
  const { hash, quality } = value.fingerprints[0];
  const { print = '', thumbnail = '' } = value;
  return {
    state: 'printed',
    from: 'kept',
    printed: { width: 1, height: 1, hash, quality, print, thumbnail },
  };
}

/** Saves a form: what is wrong with it comes back as data for the view. */
export function saveEntry(
  { kind, name }: FormStart,
  values: FieldValues,
  picture: FormPicture | null,
  draft: string,
): Promise<SaveOutcome> {
  return outcomeOf(async () => {
    if (!isFormKind(kind)) throw new PortError('internal', kind);
    const before = name === null ? null : await own.line(name);
    const base = before === null ? { added: await own.added() } : JSON.parse(before).value;
    const fresh = picture?.state === 'printed' && picture.from !== 'kept' && values.kind !== 'text';
    const data = lineData(kind, values, { ...base, ...(fresh && printFields(picture.printed)) });
    const changes = await own.put([data as unknown as Line], { mayReplace: name !== null });
    if (draft) await dropDraft(draft);
    const title = rowOf(data as unknown as Line).title;
    return changes.length > 0 ? { state: 'saved', title } : { state: 'unchanged' };
  });
}

export const withdrawEntry = (name: string, why: string): Promise<SaveOutcome> =>
  outcomeOf(async () => {
    await own.withdraw([name], why);
    return { state: 'saved', title: name };
  });

export async function undoSteps(steps: number): Promise<number> {
  const done = await own.undo(steps);
  await announce('registries');
  return done;
}

export async function keepBoth({ a, b }: AlikePair): Promise<void> {
  const idOf = (name: string) => name.slice(name.indexOf(':') + 1);
  const pair = pairName({ a: idOf(a.name), b: idOf(b.name) });
  await publishingStore.change((kept) => ({ ...kept, keptBoth: [...kept.keptBoth, pair] }));
  await announce('registries');
}

/** A file that the user chose, made ready for the comparison. */
export async function printFile(file: File): Promise<FormPicture> {
  try {
    const printed = await printPicture(new Uint8Array(await file.arrayBuffer()));
    return { state: 'printed', from: 'file', printed };
  } catch (error) {
    const { code, detail } = failureOf(error);
    return { state: 'failed', code, detail };
  }
}

/** Downloads the registry as a document of schema 2. */
export async function exportDocument(): Promise<void> {
  const found = await own.find();
  const lines: Line[] = [];
  if (found?.current) for await (const { line } of registryShelf.lines(found.id)) lines.push(line);
  const document = documentOfLines(lines, found?.current?.version ?? '0');
  const file = new Blob([`${JSON.stringify(document, null, 1)}\n`], { type: 'application/json' });
  download(file, `stadtspur-registry-${today()}.json`);
}

async function outcomeOf(work: () => Promise<SaveOutcome>): Promise<SaveOutcome> {
  try {
    const outcome = await work();
    await announce('registries');
    return outcome;
  } catch (error) {
    if (error instanceof InvalidData) return { state: 'flawed', flaws: error.flaws };
    const { code, detail } = failureOf(error);
    return { state: 'failed', code, detail };
  }
}

const failureOf = (error: unknown): PortError =>
  error instanceof PortError ? error : new PortError('internal', String(error).slice(0, 200));
