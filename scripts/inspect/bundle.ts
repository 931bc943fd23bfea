import { fileURLToPath } from 'node:url';
import { build, type Rollup } from 'vite';

const ENTRY = fileURLToPath(new URL('./in-page.ts', import.meta.url));

/** The shipped adapters as one script that leaves `stadtspurInspect` in the world it runs in. */
export async function bundleReaders(): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    build: { write: false, lib: { entry: ENTRY, formats: ['iife'], name: 'stadtspurInspect' } },
  });
  const [output] = (Array.isArray(result) ? result : [result]) as Rollup.RollupOutput[];
  const chunk = output?.output.find((part) => part.type === 'chunk');
  if (!chunk) throw new Error('the readers could not be bundled');
  return chunk.code;
}
