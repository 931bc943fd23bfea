import { clusterPictures, lumaWithin, type PicturePrint, PRINT_SIDE, printOf } from '../matching/index.ts';
import type { Finding } from '../model/index.ts';
import { type PixelReader, PortError } from './ports.ts';

export type GroupPorts = {
  findings(): Promise<Finding[]>;
  /** Bytes of an artefact; undefined where they are gone. */
  readBlob(finding: string, sha256: string): Promise<Blob | undefined>;
  readPixels: PixelReader;
  /** Hears how many pictures of how many are done. */
  onStep?(done: number, all: number): void;
};

/** A picture of a finding. */
export type SavedPicture = { finding: string; number: number; sha256: string; url: string | null };

export type MediaGroups = {
  /** Pictures that show the same, in order of the findings; only groups of several findings. */
  groups: SavedPicture[][];
  /** Pictures that could not be compared, with the reason. */
  left: (SavedPicture & { code: string })[];
};

/**
 * Groups the saved pictures of one's own findings: the same picture across posts and platforms, for its lineage.
 * Equal files are read once.
 */
export async function groupMedia(ports: GroupPorts): Promise<MediaGroups> {
  const pictures = (await ports.findings()).sort((a, b) => a.number - b.number).flatMap(picturesOf);
  const left: MediaGroups['left'] = [];
  const prints = new Map<string, PicturePrint>();
  for (const [at, picture] of pictures.entries()) {
    const print = prints.has(picture.sha256) ? null : await printOrCode(picture, ports);
    if (typeof print === 'string') left.push({ ...picture, code: print });
    else if (print) prints.set(picture.sha256, print);
    ports.onStep?.(at + 1, pictures.length);
  }
  return { groups: grouped(pictures, prints), left };
}

const picturesOf = ({ id, number, artefacts }: Finding): SavedPicture[] =>
  artefacts
    .filter(({ role, mediaType }) => role === 'media' && mediaType.startsWith('image/'))
    .map(({ sha256, url }) => ({ finding: id, number, sha256, url }));

async function printOrCode(
  picture: SavedPicture,
  { readBlob, readPixels }: GroupPorts,
): Promise<PicturePrint | string> {
  try {
    const blob = await readBlob(picture.finding, picture.sha256);
    if (!blob) return 'missing';
    const { rgba, width, height } = await readPixels(new Uint8Array(await blob.arrayBuffer()));
    const print = printOf(lumaWithin(rgba, width, height, PRINT_SIDE));
    return print.hashes.count === 0 ? 'low-quality' : print;
  } catch (error) {
    if (error instanceof PortError) return error.code;
    throw error;
  }
}

function grouped(pictures: SavedPicture[], prints: Map<string, PicturePrint>): SavedPicture[][] {
  const names = [...prints.keys()];
  const clusters = clusterPictures([...prints.values()]);
  const clusterOf = new Map(names.map((sha256, at) => [sha256, clusters[at] ?? at]));
  const known = pictures.filter(({ sha256 }) => clusterOf.has(sha256));
  const groups = Map.groupBy(known, ({ sha256 }) => clusterOf.get(sha256));
  return [...groups.values()].filter((group) => new Set(group.map(({ finding }) => finding)).size > 1);
}
