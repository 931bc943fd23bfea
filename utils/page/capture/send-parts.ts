import type { MissingArtefact } from '../../model/index.ts';
import { ask } from '../../platform/sending.ts';
import { missingOf } from './missing.ts';
import type { Part } from './stills.ts';

/** Bytes of a piece, a multiple of three, so that the pieces' base64 is that of the whole: 8 MB of letters. */
const PIECE_BYTES = 6_000_000;

/** Hands parts over, one after another. @returns what did not arrive */
export async function sendParts(capture: string, parts: Part[]): Promise<MissingArtefact[]> {
  const missing: MissingArtefact[] = [];
  for (const part of parts) {
    const lost = await sendPart(capture, part);
    if (lost) missing.push(lost);
  }
  return missing;
}

async function sendPart(capture: string, { part, blob }: Part): Promise<MissingArtefact | null> {
  const pieces = Math.max(1, Math.ceil(blob.size / PIECE_BYTES));
  for (let piece = 0; piece < pieces; piece++) {
    const bytes = blob.slice(piece * PIECE_BYTES, (piece + 1) * PIECE_BYTES);
    const data = base64Of(new Uint8Array(await bytes.arrayBuffer()));
    const last = piece === pieces - 1;
    const reply = await ask<'capture-part'>({ type: 'capture-part', capture, part, piece, last, data });
    if (!reply.ok) return missingOf(part.role, reply.failure, part.url);
  }
  return null;
}

const CHUNK = 0x8000;

/** Base64 of bytes (RFC 4648, 4), in chunks: a call takes only so many arguments. */
function base64Of(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += CHUNK)
    text += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  return btoa(text);
}
