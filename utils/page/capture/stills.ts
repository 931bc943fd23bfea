import type { CapturePart, MissingArtefact } from '../../model/index.ts';
import { webAddress } from './circumstances.ts';
import { missingOf } from './missing.ts';

/** Of one post, all its videos together. */
const MOST_FRAMES = 6;
/** Between two frames of a video that plays. */
const PACE_MS = 400;
/** Longest side of a frame, pixels. */
const LONGEST_SIDE = 1280;
const HAVE_CURRENT_DATA = 2;

export type Part = { part: CapturePart; blob: Blob };

type Still = { url: string | null; at: number; canvas: HTMLCanvasElement };

/**
 * Takes frames of a post's videos as the page shows them: each at once, and more of one that plays, as long as `again`
 * is called. Plays, seeks and loads nothing.
 */
export function createStills(videos: HTMLVideoElement[]) {
  const stills: Still[] = [];
  const missing: MissingArtefact[] = [];
  const refused = new Set<HTMLVideoElement>();
  let takenAt = Number.NEGATIVE_INFINITY;

  function take(video: HTMLVideoElement): void {
    if (stills.length >= MOST_FRAMES || refused.has(video)) return;
    const drawn = draw(video);
    if ('canvas' in drawn) {
      stills.push(drawn);
      return;
    }
    refused.add(video);
    missing.push(missingOf('frame', { code: drawn.code }, addressOf(video)));
  }

  for (const video of videos) take(video);
  takenAt = performance.now();

  return {
    again(): void {
      if (performance.now() - takenAt < PACE_MS) return;
      takenAt = performance.now();
      for (const video of videos) if (!video.paused && !video.ended) take(video);
    },
    async result(): Promise<{ parts: Part[]; missing: MissingArtefact[] }> {
      const parts: Part[] = [];
      for (const { url, at, canvas } of stills) {
        const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'));
        if (!blob) continue;
        const { width, height } = canvas;
        const part = {
          role: 'frame' as const,
          n: parts.length,
          mediaType: 'image/png',
          url,
          at,
          width,
          height,
        };
        parts.push({ part, blob });
      }
      return { parts, missing };
    },
  };
}

function draw(video: HTMLVideoElement): Still | { code: string } {
  const { videoWidth, videoHeight, currentTime } = video;
  if (video.readyState < HAVE_CURRENT_DATA || !videoWidth || !videoHeight) return { code: 'not-visible' };
  const scale = Math.min(1, LONGEST_SIDE / Math.max(videoWidth, videoHeight));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(videoWidth * scale));
  canvas.height = Math.max(1, Math.round(videoHeight * scale));
  const context = canvas.getContext('2d');
  if (!context) return { code: 'unsupported' };
  try {
    context.drawImage(video, 0, 0, canvas.width, canvas.height);
    // Throws where the source is of another host that does not let us read it.
    context.getImageData(0, 0, 1, 1);
  } catch {
    return { code: 'not-readable' };
  }
  return { url: addressOf(video), at: Math.max(0, currentTime), canvas };
}

/** The file's or the poster's address; sources made by scripts (blob:) have none that means anything. */
const addressOf = ({ currentSrc, poster }: HTMLVideoElement): string | null =>
  webAddress(currentSrc) ?? webAddress(poster);
