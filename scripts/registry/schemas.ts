import * as z from 'zod/v4/core';
import { change, head, line, registry, root } from '../../utils/model/index.ts';

type Json = { [key: string]: unknown };

const SCHEMAS = {
  'registry-document': [registry, 'A registry document of Stadtspur (docs/registry-format.md).'],
  'registry-line': [line, 'A line of a published state (docs/registry-publication.md).'],
  'registry-change': [change, 'A line of the change log, and of a delta (docs/registry-publication.md).'],
  'registry-root': [root, 'root-<n>.json (docs/registry-publication.md).'],
  'registry-head': [head, 'head.json (docs/registry-publication.md).'],
} as const;

/** What the schemas in code check by functions, which JSON Schema cannot know, by the names of those checks. */
const FORMATS: Record<string, Json> = {
  'web-address': { format: 'uri', pattern: '^https?://' },
  day: { format: 'date' },
  instant: { pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,3})?Z$' },
  'day-or-instant': { pattern: '^\\d{4}-\\d{2}-\\d{2}(T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,3})?Z)?$' },
};
/** Message of the check that an entry of a published line says who added it. */
const ADDED = 'added';

/** Files of docs/schema by name: JSON Schema, draft 2020-12. */
export function schemaFiles(): Map<string, string> {
  const files = Object.entries(SCHEMAS).map(([name, [schema, description]]) => {
    const file = `${name}.schema.json`;
    const { $schema, ...made } = z.toJSONSchema(schema, { override: refine }) as Json;
    return [file, `${JSON.stringify({ $schema, title: name, description, ...made }, null, 2)}\n`] as const;
  });
  return new Map(files);
}

function refine({
  zodSchema,
  jsonSchema,
}: {
  zodSchema: z.$ZodTypes;
  jsonSchema: z.JSONSchema.BaseSchema;
}): void {
  for (const check of zodSchema._zod.def.checks ?? []) {
    const { error } = check._zod.def;
    const message: unknown = typeof error === 'function' ? Reflect.apply(error, undefined, [{}]) : undefined;
    if (typeof message !== 'string') continue;
    if (message === ADDED) jsonSchema.required = [...(jsonSchema.required ?? []), ADDED];
    else Object.assign(jsonSchema, FORMATS[message]);
  }
}
