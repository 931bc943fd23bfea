import { fileURLToPath } from 'node:url';
import { build, type Rollup } from 'vite';

/** The shipped adapters as one script that leaves `stadtspurInspect` in the world it runs in. */
export const bundleReaders = (): Promise<string> =>
  bundleOf(new URL('./in-page.ts', import.meta.url), 'stadtspurInspect');

/** A module with all it needs as one script that leaves its exports under a name. */
export async function bundleOf(entry: URL, name: string): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    build: { write: false, lib: { entry: fileURLToPath(entry), formats: ['iife'], name } },
  });
  const [output] = (Array.isArray(result) ? result : [result]) as Rollup.RollupOutput[];
  const chunk = output?.output.find((part) => part.type === 'chunk');
  if (!chunk) throw new Error(`${name} could not be bundled`);
  return chunk.code;
}
