// Flips single bits anywhere in a package, ZIP and all, and counts what the verification says to it. Goal: none missed.
// `node scripts/bench-evidence/flips.ts [flips]`
import { fileURLToPath } from 'node:url';
import { unzipSync } from 'fflate';
import { blobAccess, verifyPackage, writePackage, ZipError } from '../../utils/evidence/index.ts';
import { syntheticSource } from './source.ts';

/** `harmless`: not told, and names and contents are as before: times, rights and versions in the ZIP. */
export type FlipFigures = { bytes: number; flips: number; found: number; harmless: number; missed: number[] };

/** @param random of 0 to 1, to choose the bits */
export async function flipBits(flips: number, random: () => number = Math.random): Promise<FlipFigures> {
  const { stream } = writePackage(await syntheticSource(2, 500));
  const whole = new Uint8Array(await new Response(stream).arrayBuffer());
  const before = contentOf(whole);
  const figures: FlipFigures = { bytes: whole.length, flips, found: 0, harmless: 0, missed: [] };
  for (let n = 0; n < flips; n++) {
    const bit = Math.floor(random() * whole.length * 8);
    const at = bit >> 3;
    const changed = Uint8Array.from(whole);
    changed[at] = (changed[at] ?? 0) ^ (1 << (bit & 7));
    if (await isFound(changed)) figures.found++;
    else if (contentOf(changed) === before) figures.harmless++;
    else figures.missed.push(bit);
  }
  return figures;
}

async function isFound(bytes: Uint8Array<ArrayBuffer>): Promise<boolean> {
  try {
    return !(await verifyPackage(blobAccess(new Blob([bytes])))).intact;
  } catch (error) {
    if (error instanceof ZipError) return true;
    throw error;
  }
}

/** Names and contents, as a reader that is not ours has them. */
function contentOf(bytes: Uint8Array): string {
  const rows = Object.entries(unzipSync(bytes)).map(([name, content]) => [
    name,
    Buffer.from(content).toString('base64'),
  ]);
  return JSON.stringify(rows);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [flips = 2000] = process.argv.slice(2).map(Number);
  console.log(JSON.stringify(await flipBits(flips), null, 2));
}
