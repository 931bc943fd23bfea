/** Longest side of a frame that is sent. */
export const SIDE = 160;

/** Grey pixels of a frame, row by row. */
export type GreyFrame = { width: number; height: number; grey: Uint8Array };

/** Thrown where the browser keeps the pixels from us: a source of another host without CORS. */
export class NotReadable extends Error {
  override name = 'NotReadable';
}

type Context = Pick<OffscreenCanvasRenderingContext2D, 'drawImage' | 'getImageData'>;
type Canvas = { width: number; height: number; context: Context };

let shared: Canvas | null = null;

/** A canvas that is drawn again and again; one that was tainted stays so, hence `fresh`. */
function canvasOf(width: number, height: number): Canvas | null {
  if (shared?.width === width && shared.height === height) return shared;
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  shared = context && { width, height, context };
  return shared;
}

/**
 * The frame a video shows now, fitted inside 160 pixels; null before it has one.
 * @throws NotReadable where its source is out of reach
 */
export function greyOf(video: HTMLVideoElement, canvas = canvasOf): GreyFrame | null {
  const { videoWidth, videoHeight } = video;
  if (!videoWidth || !videoHeight) return null;
  const scale = Math.min(1, SIDE / Math.max(videoWidth, videoHeight));
  const width = Math.max(1, Math.round(videoWidth * scale));
  const height = Math.max(1, Math.round(videoHeight * scale));
  const ground = canvas(width, height);
  if (!ground) return null;
  ground.context.drawImage(video, 0, 0, width, height);
  try {
    const { data } = ground.context.getImageData(0, 0, width, height);
    return { width, height, grey: luma(data, width * height) };
  } catch {
    shared = null;
    throw new NotReadable();
  }
}

function luma(rgba: Uint8ClampedArray, count: number): Uint8Array {
  const grey = new Uint8Array(count);
  // 0.299, 0.587 and 0.114 in parts of 256.
  for (let i = 0, at = 0; i < count; i++, at += 4)
    grey[i] = (77 * (rgba[at] ?? 0) + 150 * (rgba[at + 1] ?? 0) + 29 * (rgba[at + 2] ?? 0)) >> 8;
  return grey;
}

const PIECE = 8192;

/** Base64 of bytes (RFC 4648, 4). */
export function base64Of(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += PIECE)
    text += String.fromCharCode(...bytes.subarray(at, at + PIECE));
  return btoa(text);
}
