import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { schemaFiles } from '../../../../scripts/registry/schemas.ts';

const folder = join(import.meta.dirname, '../../../../docs/schema');
type Node = {
  properties?: Record<string, Node>;
  required?: string[];
  oneOf?: Node[];
  const?: unknown;
  pattern?: string;
};

describe('the JSON Schemas in docs/schema', () => {
  it('are those that the code makes: npm run schema', () => {
    const made = schemaFiles();
    expect(readdirSync(folder).sort()).toEqual([...made.keys()].sort());
    for (const [name, text] of made) expect(readFileSync(join(folder, name), 'utf8')).toBe(text);
  });

  it('know what the code checks by functions: who added an entry, what an address is', () => {
    const line = JSON.parse(schemaFiles().get('registry-line.schema.json') ?? '{}') as Node;
    const kinds = new Map(line.oneOf?.map((one) => [one.properties?.kind?.const, one.properties?.value]));
    for (const kind of ['account', 'asset', 'post', 'website', 'topic', 'inquiry']) {
      expect(kinds.get(kind)?.required).toContain('added');
    }
    expect(kinds.get('website')?.properties?.url?.pattern).toBe('^https?://');
    const document = JSON.parse(schemaFiles().get('registry-document.schema.json') ?? '{}') as Node;
    expect(document.required).not.toContain('inquiries');
  });
});
