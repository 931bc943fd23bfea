// Writes docs/schema/*.schema.json from the schemas in utils/model. With --check: says which differ, and exit 1.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeWhole } from './registry/folder/write.ts';
import { schemaFiles } from './registry/schemas.ts';

const FOLDER = join(import.meta.dirname, '..', 'docs', 'schema');
const isCheck = process.argv.includes('--check');
for (const [name, text] of schemaFiles()) {
  const file = join(FOLDER, name);
  const isSame = existsSync(file) && readFileSync(file, 'utf8') === text;
  if (isSame) continue;
  if (isCheck) {
    console.error(`schema: ${name} is out of date: npm run schema`);
    process.exitCode = 1;
  } else writeWhole(file, text);
}
