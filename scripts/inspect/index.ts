// inspect: runs the shipped readers on a saved page in a real browser. For the command and the capture tests.
export { BadInput, checkedUrl, type Input, readInput, readPage } from './arguments.ts';
export { hasChromium, launchChromium } from './browser.ts';
export { bundleOf } from './bundle.ts';
export type { PageReading } from './in-page.ts';
export { evaluateOn, inspectPage } from './page.ts';
export { type Report, reportOf } from './report.ts';
