import { type Added, type Flaw, InvalidData, type Line, type PrintedPicture } from '../model/index.ts';
import {
  BadPublication,
  checkLine,
  filesOfZip,
  lineData,
  linesOfDocument,
  parseRegistryText,
  readCsv,
  readPublished,
  sha256Of,
  slugOf,
  type Values,
} from '../registry/index.ts';
import { PortError } from './ports.ts';

/** A file that the user chose or dropped, with its folders. */
export type ImportFile = { path: string; size: number; bytes(): Promise<Uint8Array<ArrayBuffer>> };

/** What goes for all pictures of an import, by the paths of fields; an address with a slash at its end gets the file's path. */
export type ImportCommon = Values;

/** A file or a row that was not taken, and why. */
export type Refusal = {
  file: string;
  code: string;
  row?: number;
  column?: string;
  bound?: string | undefined;
};

export type Imported = { lines: Line[]; refused: Refusal[] };

export type ImportPorts = {
  print(bytes: Uint8Array<ArrayBuffer>): Promise<PrintedPicture>;
  added: Added;
  /** How many pictures are made ready at once. */
  atOnce: number;
  /** Called with how many files are done. */
  tell(done: number): void;
  signal: AbortSignal;
};

const MOST_BYTES = 64 * 1024 * 1024;

/**
 * Reads files that are to be imported: pictures, CSV, registry documents (JSON), published registries (zip). Nothing
 * is saved. What is wrong with a file or row stands in `refused`; the others are read all the same.
 * @throws InvalidData when what goes for all pictures is wrong; AbortError when the signal aborts
 */
export async function readImport(
  files: readonly ImportFile[],
  common: ImportCommon,
  ports: ImportPorts,
): Promise<Imported> {
  if (files.some(({ path }) => kindOf(path) === 'picture')) checkCommon(common, ports.added);
  const results: Imported[] = [];
  let next = 0;
  let done = 0;
  const worker = async () => {
    for (let at = next++; at < files.length; at = next++) {
      ports.signal.throwIfAborted();
      const file = files[at];
      if (file) results[at] = await readOne(file, common, ports);
      ports.tell(++done);
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, ports.atOnce) }, worker));
  ports.signal.throwIfAborted();
  return {
    lines: results.flatMap(({ lines }) => lines),
    refused: results.flatMap(({ refused }) => refused),
  };
}

function checkCommon(common: ImportCommon, added: Added): void {
  checkLine(lineData('asset', { ...common, kind: 'picture', title: '-' }, { added }));
}

function kindOf(path: string): 'csv' | 'json' | 'zip' | 'picture' | null {
  const ending = /\.(\w+)$/.exec(path.toLowerCase())?.[1] ?? '';
  if (/^(csv|json|zip)$/.test(ending)) return ending as 'csv' | 'json' | 'zip';
  return /^(jpe?g|png|gif|webp|avif)$/.test(ending) ? 'picture' : null;
}

async function readOne(file: ImportFile, common: ImportCommon, ports: ImportPorts): Promise<Imported> {
  try {
    if (file.size > MOST_BYTES) throw new PortError('too-large', `${file.size} bytes`);
    const bytes = await file.bytes();
    switch (kindOf(file.path)) {
      case 'csv':
        return fromCsv(file, bytes, ports.added);
      case 'json':
        return taken(linesOfDocument(parseRegistryText(textOf(bytes)), ports.added));
      case 'zip':
        return taken((await readPublished(filesOfZip(bytes, file.path))).lines);
      case 'picture':
        return taken([await fromPicture(file, bytes, common, ports)]);
      default:
        return { lines: [], refused: [{ file: file.path, code: 'unknown-kind' }] };
    }
  } catch (error) {
    return { lines: [], refused: refusalsOf(file.path, error) };
  }
}

const taken = (lines: Line[]): Imported => ({ lines, refused: [] });

const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

/** Spreadsheets on German systems still write windows-1252. */
function csvText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

function fromCsv({ path }: ImportFile, bytes: Uint8Array, added: Added): Imported {
  const { lines, flaws } = readCsv(csvText(bytes), added);
  return { lines, refused: flaws.map((flaw) => ({ ...flaw, file: path })) };
}

async function fromPicture(
  { path }: ImportFile,
  bytes: Uint8Array<ArrayBuffer>,
  common: ImportCommon,
  { print, added }: ImportPorts,
): Promise<Line> {
  const printed = await print(bytes);
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/\.\w+$/, '');
  const address = common['published.url'] ?? '';
  const url = address.endsWith('/') ? address + path.split('/').map(encodeURIComponent).join('/') : address;
  const values = { ...common, kind: 'picture', title: name.replace(/[_\s]+/g, ' ').trim() || name };
  const id = `${slugOf(name).slice(0, 60)}-${sha256Of(bytes).slice(0, 8)}`;
  return checkLine(
    lineData('asset', { ...values, 'published.url': url }, { id, ...printFields(printed), added }),
  );
}

/** What an asset keeps of its picture. */
export function printFields({ hash, quality, print, thumbnail }: PrintedPicture) {
  return { fingerprints: [{ algorithm: 'pdq', hash, quality }], print, thumbnail };
}

function refusalsOf(file: string, error: unknown): Refusal[] {
  if (error instanceof InvalidData) return error.flaws.slice(0, 20).map((flaw) => flawed(file, flaw));
  if (error instanceof BadPublication) {
    return [{ file, code: error.code, column: error.file, bound: error.detail }];
  }
  if (error instanceof PortError) return [{ file, code: error.code, bound: error.detail }];
  return [{ file, code: 'unreadable', bound: String(error).slice(0, 120) }];
}

const flawed = (file: string, { path, code, bound }: Flaw): Refusal => ({
  file,
  code,
  column: path.replace(/^value\.?/, ''),
  bound,
});
