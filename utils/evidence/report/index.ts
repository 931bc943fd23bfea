export { reportHtml } from './report.ts';
export type { ReportSource } from './source.ts';
