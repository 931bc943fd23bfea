// registry: parse, check and index registry documents. Imports model only.
export { buildIndex, type RegistryIndex } from './build-index.ts';
export { parseRegistry, parseRegistryText } from './parse.ts';
export { stamps } from './stamps.ts';
