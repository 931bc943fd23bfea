import { existsSync, readdirSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';

/** What a file is compared as, by its ending. */
export type FileKind = 'picture' | 'video' | 'text';

const KINDS: Record<string, FileKind> = {
  '.jpg': 'picture',
  '.jpeg': 'picture',
  '.png': 'picture',
  '.gif': 'picture',
  '.webp': 'picture',
  '.avif': 'picture',
  '.pgm': 'picture',
  '.ppm': 'picture',
  '.pnm': 'picture',
  '.mp4': 'video',
  '.webm': 'video',
  '.mov': 'video',
  '.m4v': 'video',
  '.txt': 'text',
};

/** An argument that names no file or folder. */
export class NoSuchFile extends Error {
  override name = 'NoSuchFile';
}

/** True for arguments that name nothing, and for options that a command does not know. */
export function isBadArgument(error: unknown): boolean {
  const isOption =
    error instanceof TypeError && String(Reflect.get(error, 'code')).startsWith('ERR_PARSE_ARGS');
  return isOption || error instanceof NoSuchFile;
}

/** Kind of a file by its ending; a file with another one is read as a picture, and says what is wrong with it. */
export const kindOf = (file: string): FileKind => KINDS[extname(file).toLowerCase()] ?? 'picture';

/**
 * The files that arguments name: files as they are, folders with all files of a known ending in them and below.
 * @throws NoSuchFile
 */
export function filesOf(
  names: readonly string[],
  kinds: readonly FileKind[] = ['picture', 'video', 'text'],
): string[] {
  return names.flatMap((name) => {
    if (!existsSync(name)) throw new NoSuchFile(`no such file or folder: ${name}`);
    if (!statSync(name).isDirectory()) return [name];
    return readdirSync(name, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && isOneOf(entry.name, kinds))
      .map(({ parentPath, name: file }) => join(parentPath, file))
      .sort();
  });
}

function isOneOf(name: string, kinds: readonly FileKind[]): boolean {
  const kind = KINDS[extname(name).toLowerCase()];
  return kind !== undefined && kinds.includes(kind);
}
