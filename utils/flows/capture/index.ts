export { collectMedia } from './media.ts';
export type { CapturePorts, InlineMedia, Picture, Sniff, Stitcher } from './ports.ts';
export { isAbandoned, nextResume, resumeCaptures } from './resume.ts';
export { type Done, sealCapture } from './seal.ts';
export { beginCapture, pieceName, stagePart, stageTile } from './stage.ts';
