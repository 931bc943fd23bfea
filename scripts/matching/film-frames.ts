// Frames of a film file as grey planes, through the commands ffmpeg and ffprobe where the machine has them.
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { promisify } from 'node:util';
import { FILM_SIDE, type FilmFrame } from '../../utils/matching/video/index.ts';

export type FilmFileCode = 'no-ffmpeg' | 'no-file' | 'no-video-stream' | 'undecodable' | 'too-long';

/** A film file of which no frames can be had; the detail is for a person. */
export class FilmFileError extends Error {
  override name = 'FilmFileError';
  readonly code: FilmFileCode;
  readonly detail: string;

  constructor(code: FilmFileCode, detail: string) {
    super(`${code}: ${detail}`);
    this.code = code;
    this.detail = detail;
  }
}

/** Seconds; and pixels of the film as it is shown, turned where the file says so. */
export type FilmInfo = { duration: number; width: number; height: number };

type Options = {
  /** Frames a second, evenly spaced. */
  fps: number;
  /** Seconds; a longer film is refused. */
  longest?: number;
  /** Longest side in pixels; 256 unless given. */
  side?: number;
};

const LONGEST = 3 * 3600;

/** Size and length of a film. @throws FilmFileError no-ffmpeg, no-file, no-video-stream, undecodable */
export async function filmInfo(file: string): Promise<FilmInfo> {
  if (!existsSync(file)) throw new FilmFileError('no-file', file);
  const asked = 'stream=width,height,duration:stream_side_data=rotation:format=duration';
  const parts = ['-v', 'error', '-select_streams', 'v:0', '-show_entries', asked, '-of', 'json', '--', file];
  const { stdout } = await promisify(execFile)('ffprobe', parts).catch((error: unknown) => {
    throw failed(error);
  });
  const { streams = [], format = {} } = JSON.parse(stdout) as Probed;
  const [stream] = streams;
  if (!stream?.width || !stream.height) throw new FilmFileError('no-video-stream', file);
  const duration = Number(stream.duration ?? format.duration ?? 0) || 0;
  const { width, height } = stream;
  const isTurned = (stream.side_data_list ?? []).some(({ rotation = 0 }) => Math.abs(rotation) % 180 === 90);
  return isTurned ? { duration, width: height, height: width } : { duration, width, height };
}

type Probed = {
  streams?: {
    width?: number;
    height?: number;
    duration?: string;
    side_data_list?: { rotation?: number }[];
  }[];
  format?: { duration?: string };
};

function failed(error: unknown): FilmFileError {
  const { code, stderr } = error as { code?: unknown; stderr?: unknown };
  if (code === 'ENOENT') return new FilmFileError('no-ffmpeg', 'the commands ffmpeg and ffprobe are needed');
  return new FilmFileError('undecodable', String(stderr ?? error).slice(-300));
}

/**
 * Frames of a film, grey, fitted inside 256 pixels unless told otherwise, streamed: no more than a few are in memory at once.
 * @throws FilmFileError no-ffmpeg, no-file, no-video-stream, undecodable, too-long
 */
export async function* framesOf(
  file: string,
  { fps, longest = LONGEST, side = FILM_SIDE }: Options,
): AsyncGenerator<FilmFrame> {
  const { duration, width, height } = await filmInfo(file);
  if (duration > longest) throw new FilmFileError('too-long', `${Math.round(duration)} s`);
  const scale = Math.min(1, side / Math.max(width, height));
  const size = { width: fitted(width * scale), height: fitted(height * scale) };
  const shaped = `fps=${fps},scale=${size.width}:${size.height}:flags=area,format=gray`;
  const out = ['-map', '0:v:0', '-vf', shaped, '-f', 'rawvideo', '-pix_fmt', 'gray', 'pipe:1'];
  const child = spawn('ffmpeg', ['-nostdin', '-v', 'error', '-i', file, ...out], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (text) => {
    said = (said + String(text)).slice(-300);
  });
  const ended = once(child, 'close').catch((error: unknown) => {
    throw failed(error);
  });
  // Waited for at the end; a failure before that must not count as unhandled.
  ended.catch(() => undefined);
  let count = 0;
  try {
    for await (const pixels of pieces(child.stdout, size.width * size.height)) {
      if (count / fps > longest) throw new FilmFileError('too-long', `more than ${longest} s`);
      yield { at: count++ / fps, luma: { ...size, values: Float32Array.from(pixels) } };
    }
    const [code] = await ended;
    if (code !== 0 || count === 0)
      throw new FilmFileError('undecodable', said || `ffmpeg ended with ${code}`);
  } finally {
    child.kill();
  }
}

const fitted = (length: number) => Math.max(1, Math.round(length));

/** The bytes of a stream in pieces of this length; a rest is left out. */
async function* pieces(stream: AsyncIterable<Buffer>, length: number): AsyncGenerator<Uint8Array> {
  let piece = new Uint8Array(length);
  let filled = 0;
  for await (const chunk of stream) {
    for (let at = 0; at < chunk.length; ) {
      const taken = Math.min(length - filled, chunk.length - at);
      piece.set(chunk.subarray(at, at + taken), filled);
      at += taken;
      filled += taken;
      if (filled < length) continue;
      yield piece;
      piece = new Uint8Array(length);
      filled = 0;
    }
  }
}
