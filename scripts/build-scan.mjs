// Compiles the AssemblyScript of utils/matching/scan into a TypeScript module that holds the bytes.
// The result is committed and not made on install: the compiler gives the same bytes each time, and a unit test
// compiles again and compares, so that a build needs neither the compiler nor a step of its own.
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const FOLDER = new URL('../utils/matching/scan/', import.meta.url);
const OPTIONS = ['-O3', '--runtime', 'stub', '--noAssert', '--converge', '--initialMemory', '1'];

/** The text of wasm-bytes.ts for the source as it stands. */
export async function builtModule() {
  // Loaded here, because the compiler takes a second to start.
  const { default: asc } = await import('assemblyscript/asc');
  const source = await readFile(new URL('scan.as.ts', FOLDER), 'utf8');
  let bytes = null;
  const { error, stderr } = await asc.main(['scan.ts', '--outFile', 'scan.wasm', ...OPTIONS], {
    readFile: (name) => (name === 'scan.ts' ? source : null),
    writeFile: (name, contents) => {
      if (name === 'scan.wasm') bytes = contents;
    },
    listFiles: () => [],
  });
  if (error || !bytes) throw new Error(`scan.as.ts does not compile: ${error?.message}\n${stderr}`);
  return moduleOf(Buffer.from(bytes).toString('base64'));
}

function moduleOf(base64) {
  const lines = base64.match(/.{1,100}/g).map((line) => `  '${line}',`);
  return [
    '// Made by scripts/build-scan.mjs from scan.as.ts; do not edit.',
    '',
    '/** The compiled scan, in base64. */',
    `export const WASM_BYTES = [\n${lines.join('\n')}\n].join('');`,
    '',
  ].join('\n');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const text = await builtModule();
  await writeFile(new URL('wasm-bytes.ts', FOLDER), text);
  console.log(`wasm-bytes.ts: ${text.length} characters`);
}
