import { type UnzipFileInfo, unzipSync } from 'fflate';
import { BadPublication } from './bad-publication.ts';
import { LARGEST_PACKED } from './files.ts';

/** A zip that holds more files than a publication with 20 roots and 20 signatures each is none. */
const MOST_FILES = 500;
/** What is unpacked lies in memory beside the file itself. */
export const LARGEST_ZIP = LARGEST_PACKED;
const LARGEST_SIGNED = 64 * 1024;
const NAME =
  /^(?:[^/\\]{1,100}\/)?((?:(?:root-\d{1,6}|head)\.json(?:\.[0-9A-F]{16}\.minisig)?)|((?:snapshot-\d{1,15}|delta-\d{1,15}-\d{1,15})-[0-9a-f]{12}\.ndjson\.gz))$/;

/**
 * The files of a publication packed as zip (APPNOTE 6.3), at its top or in one folder. Other files are passed over;
 * paths are never used. Sizes are looked at before anything is unpacked.
 * @returns bytes by the bare name
 * @throws BadPublication not-zip, too-large
 */
export function filesOfZip(zip: Uint8Array, name: string): Map<string, Uint8Array<ArrayBuffer>> {
  if (zip.length > LARGEST_ZIP) throw new BadPublication('too-large', name, `${zip.length} bytes`);
  const files = unpacked(zip, name);
  return new Map(
    Object.entries(files).map(([path, bytes]) => [NAME.exec(path)?.[1] ?? path, new Uint8Array(bytes)]),
  );
}

function unpacked(zip: Uint8Array, name: string): Record<string, Uint8Array> {
  let seen = 0;
  let total = 0;
  const filter = (file: UnzipFileInfo): boolean => {
    if (++seen > MOST_FILES) throw new BadPublication('too-large', name, `more than ${MOST_FILES} files`);
    const found = NAME.exec(file.name);
    if (!found) return false;
    total += file.originalSize;
    const most = found[2] ? LARGEST_PACKED : LARGEST_SIGNED;
    if (file.originalSize > most || total > LARGEST_ZIP) {
      throw new BadPublication('too-large', file.name.slice(0, 120), `${file.originalSize} bytes`);
    }
    return true;
  };
  try {
    return unzipSync(zip, { filter });
  } catch (error) {
    if (error instanceof BadPublication) throw error;
    throw new BadPublication('not-zip', name);
  }
}
