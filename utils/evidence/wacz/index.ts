export { type WaczSource, writeWacz } from './write-wacz.ts';
