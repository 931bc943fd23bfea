// model: the nouns of the product as schemas and their types. Imports zod and nothing else.
export * from './artefact.ts';
export * from './bounds.ts';
export * from './circumstances.ts';
export * from './draft.ts';
export * from './finding.ts';
export * from './health.ts';
export * from './keys.ts';
export * from './ledger.ts';
export * from './match.ts';
export * from './messages.ts';
export * from './parse.ts';
export * from './post.ts';
export * from './publication.ts';
export * from './registry.ts';
