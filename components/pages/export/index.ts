export { ExportView } from './ExportView.tsx';
export {
  type ExportForm,
  type ExportOrder,
  type ExportOutcome,
  FORMS,
  type ImportOutcome,
  type OnImport,
  type OnRun,
} from './types.ts';
