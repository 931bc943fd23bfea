import type { Why } from './folder/draft.ts';
import type { Workshop } from './folder/workshop.ts';
import { runImport } from './import/run.ts';
import type { Options } from './options.ts';

/** Adds pages and pictures by their addresses. @returns what failed, one line each */
export async function addAddresses(
  workshop: Workshop,
  addresses: readonly string[],
  options: Options,
  why: Why,
): Promise<string[]> {
  if (addresses.length === 0) return [];
  const refs = addresses.map((url) => ({
    url,
    title: options.texts.get('title') ?? '',
    at: options.texts.get('date') ?? null,
  }));
  return runImport(workshop, addresses.join(' '), options, why, async () => refs);
}
