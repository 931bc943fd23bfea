// Writes and verifies packages of synthetic findings in Node and tells time and memory. Goal: 5,000 findings with less
// than 300 MB of heap. `node --expose-gc scripts/bench-evidence/package.ts [findings] [bytes of an artefact]`
import { createWriteStream } from 'node:fs';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { verifyPackage, writePackage } from '../../utils/evidence/index.ts';
import { fileAccess } from '../verify/file-access.ts';
import { syntheticSource } from './source.ts';

/** Times in seconds, memory in MB at its highest; `base` is the heap before, with what makes the synthetic findings. */
export type PackageFigures = {
  findings: number;
  megabytes: number;
  write: { seconds: number; heap: number; rss: number };
  verify: { seconds: number; heap: number; rss: number; intact: boolean };
  base: number;
};

const MB = 1024 * 1024;

/** @param size bytes of each of the two artefacts of a finding */
export async function benchPackage(findings: number, size: number): Promise<PackageFigures> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-package-'));
  try {
    const path = join(folder, 'p.zip');
    const source = await syntheticSource(findings, size);
    globalThis.gc?.();
    const base = Math.round(process.memoryUsage().heapUsed / MB);
    const { stream, result } = writePackage(source);
    const write = await measured(() => pipeline(Readable.fromWeb(stream as never), createWriteStream(path)));
    const { bytes } = await result;
    const file = await open(path);
    let intact = false;
    const verify = await measured(async () => {
      intact = (await verifyPackage(await fileAccess(file))).intact;
    });
    await file.close();
    return { findings, megabytes: Math.round(bytes / MB), write, verify: { ...verify, intact }, base };
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Runs a work and samples the memory ten times a second. */
async function measured(work: () => Promise<void>) {
  const peak = { heap: 0, rss: 0 };
  const sample = () => {
    const { heapUsed, rss } = process.memoryUsage();
    peak.heap = Math.max(peak.heap, Math.round(heapUsed / MB));
    peak.rss = Math.max(peak.rss, Math.round(rss / MB));
  };
  const timer = setInterval(sample, 100);
  const start = performance.now();
  try {
    await work();
  } finally {
    clearInterval(timer);
    sample();
  }
  return { seconds: Math.round((performance.now() - start) / 100) / 10, ...peak };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [findings = 5000, size = 4000] = process.argv.slice(2).map(Number);
  console.log(JSON.stringify(await benchPackage(findings, size), null, 2));
}
