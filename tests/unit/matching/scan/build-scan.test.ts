import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
// @ts-expect-error: plain JavaScript, because it has to run in Node 20
import { builtModule } from '../../../../scripts/build-scan.mjs';

it('holds the bytes that the source compiles to', async () => {
  const committed = readFileSync('utils/matching/scan/wasm-bytes.ts', 'utf8');
  expect(committed).toBe(await builtModule());
}, 60_000);
