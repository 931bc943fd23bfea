// page: the only code that observes or writes a host page: watch, budget, reader, badges.
// May import sites, platform/sending, components, i18n; of model only types.
export { captureScript } from './capture/take.ts';
export { startCheck } from './check.ts';
export { takeFrames } from './frames/take-frames.ts';
export { startSource } from './source.ts';
export { startReader } from './start.ts';
