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
    const lost = await sendPart(capture, part).catch((error: unknown) => failureOf(part, error));
    if (lost) missing.push(lost);
  }
  return missing;
}

async function sendPart(capture: string, { part, blob }: Part): Promise<MissingArtefact | null> {
  const pieces = Math.max(1, Math.ceil(blob.size / PIECE_BYTES));
  for (let piece = 0; piece < pieces; piece++) {
    const data = await base64Of(blob.slice(piece * PIECE_BYTES, (piece + 1) * PIECE_BYTES));
    const last = piece === pieces - 1;
    const reply = await ask<'capture-part'>({ type: 'capture-part', capture, part, piece, last, data });
    if (!reply.ok) return missingOf(part.role, reply.failure, part.url);
  }
  return null;
}

const failureOf = ({ part }: Part, error: unknown): MissingArtefact =>
  missingOf(part.role, { code: 'internal', detail: String(error) }, part.url);

/** Base64 of a blob (RFC 4648, 4). Read as text: Firefox keeps content scripts from the bytes of what they read. */
function base64Of(blob: Blob): Promise<string> {
  return new Promise((done, fail) => {
    const reader = new FileReader();
    reader.onload = () => done(String(reader.result).replace(/^[^,]*,/, ''));
    reader.onerror = () => fail(reader.error);
    reader.readAsDataURL(blob);
  });
}
