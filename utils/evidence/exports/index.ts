export { risOf } from './ris.ts';
export {
  type Findings,
  TEXT_FORMS,
  type TextForm,
  type WritingOptions,
  written,
  writtenStream,
} from './write.ts';
