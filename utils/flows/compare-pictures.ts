import {
  BadPrint,
  clusterNearDuplicates,
  createPictureFinder,
  lumaWithin,
  type PictureFinding,
  type PicturePrint,
  PRINT_SIDE,
  pdq,
  printOfHash,
  unpackPrint,
} from '../matching/index.ts';
import type { Asset } from '../model/index.ts';
import type { ComparedPicture, PixelReader } from './ports.ts';
import { assetsIn, type RegistriesInUse } from './registries-in-use.ts';

export type ComparePorts = {
  registries(): Promise<Pick<RegistriesInUse, 'entries'>>;
  readPixels: PixelReader;
};

/** Each entry's features take 25 kB in memory: these many are 75 MB. The newest are those that are posted. */
const MOST_WITH_FEATURES = 3000;

type Named = { registry: string; id: string; print: PicturePrint; at: string };

/**
 * Compares pictures with all registries, for the thread that does nothing else. The index is built when the first
 * picture comes, and kept until `forget`.
 */
export function comparePictures({ registries, readPixels }: ComparePorts) {
  let index: ReturnType<typeof build> | null = null;

  async function build() {
    const entries = await namedPrints(await registries());
    const light = withoutOldFeatures(entries);
    const clusters = clusterNearDuplicates(light);
    const finder = createPictureFinder(light.map((print, at) => ({ print, cluster: clusters[at] ?? at })));
    return { entries, finder };
  }

  /** A failed build is not kept: the next picture tries again. */
  function current() {
    if (index) return index;
    const building: ReturnType<typeof build> = build().catch((error: unknown) => {
      if (index === building) index = null;
      throw error;
    });
    index = building;
    return building;
  }

  return {
    /** @throws PortError not-an-image, too-large, too-many-pixels, undecodable */
    async compare(bytes: Uint8Array<ArrayBuffer>): Promise<ComparedPicture> {
      const { entries, finder } = await current();
      const { rgba, width, height } = await readPixels(bytes);
      const luma = lumaWithin(rgba, width, height, PRINT_SIDE);
      return comparedBy(finder.find(luma), entries, pdq(luma).hash);
    },
    /** The registries have changed. */
    forget(): void {
      index = null;
    },
  };
}

/** Of several prints of one asset the strongest, which comes first. */
function comparedBy(
  { found, quality, comparable }: PictureFinding,
  entries: Named[],
  hash: string,
): ComparedPicture {
  const byAsset = new Map<string, ComparedPicture['found'][number]>();
  for (const { entry, ...how } of found) {
    const named = entries[entry];
    const name = named && `${named.registry} ${named.id}`;
    if (name && !byAsset.has(name)) byAsset.set(name, { ...how, registry: named.registry, id: named.id });
  }
  return { found: [...byAsset.values()], quality, hash, comparable };
}

async function namedPrints({ entries }: Pick<RegistriesInUse, 'entries'>): Promise<Named[]> {
  const all: Named[] = [];
  for await (const { entry, asset } of assetsIn(entries, 'picture')) {
    const { registry } = entry;
    const at = asset.published.at ?? '';
    for (const print of printsOf(asset)) all.push({ registry, id: asset.id, print, at });
  }
  return all;
}

/** The print; of an older registry, or where the print cannot be read, the plain fingerprints. */
function printsOf({ print, fingerprints = [] }: Asset): PicturePrint[] {
  const plain = () => fingerprints.map(({ hash, quality }) => printOfHash(hash, quality));
  if (!print) return plain();
  try {
    return [unpackPrint(Uint8Array.from(atob(print), (letter) => letter.charCodeAt(0)))];
  } catch (error) {
    if (error instanceof BadPrint) return plain();
    throw error;
  }
}

function withoutOldFeatures(entries: Named[]): PicturePrint[] {
  const described = entries.filter(({ print }) => print.features !== null);
  const newest = described.sort((a, b) => (a.at < b.at ? 1 : -1)).slice(0, MOST_WITH_FEATURES);
  const kept = new Set(newest);
  return entries.map((entry) => (kept.has(entry) ? entry.print : { ...entry.print, features: null }));
}
