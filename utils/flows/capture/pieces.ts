import { sha256Hex } from '../../evidence/index.ts';
import type { Artefact, Finding, MissingArtefact, ShotFacts, ShotReport } from '../../model/index.ts';
import type { Journal, Staged, StagedFact } from '../evidence-ports.ts';
import type { Blobs } from '../ports.ts';
import { missingOf } from './media.ts';
import type { InlineMedia, Stitcher } from './ports.ts';

export type Piece = { artefact: Artefact; blob: Blob };

/** A staged piece as part of the record. */
export async function pieceOf(fact: StagedFact, blob: Blob): Promise<Piece> {
  const { place: _, ...rest } = fact;
  const sha256 = await sha256Hex(await blob.arrayBuffer());
  return { artefact: { ...rest, bytes: blob.size, sha256 }, blob };
}

export type Shown = { pieces: Piece[]; shot: ShotReport | null; missing: MissingArtefact[] };

/** The picture of the post, and the tiles it was made of; without what the page side told at its end, the tiles alone. */
export async function pictureOf(tiles: Staged[], facts: ShotFacts | null, stitch: Stitcher): Promise<Shown> {
  const raw = await Promise.all(tiles.map(({ fact, blob }) => pieceOf(fact, blob)));
  if (tiles.length === 0 || !facts) return { pieces: raw, shot: null, missing: [] };
  try {
    const { report, picture } = await stitch(tiles, facts);
    if (!picture) return { pieces: raw, shot: report, missing: [noPicture(report)] };
    const { blob, width, height } = picture;
    const { fetchedAt } = (tiles.at(-1) as Staged).fact;
    const whole = await pieceOf(
      { role: 'screenshot', mediaType: 'image/png', url: null, fetchedAt, width, height },
      blob,
    );
    // A post that one picture shows has no tiles beside it.
    const others = raw.filter(({ artefact }) => artefact.sha256 !== whole.artefact.sha256);
    return { pieces: [whole, ...others], shot: report, missing: [] };
  } catch (error) {
    return { pieces: raw, shot: null, missing: [missingOf('screenshot', null, error)] };
  }
}

const noPicture = ({ reasons }: ShotReport): MissingArtefact => ({
  role: 'screenshot',
  url: null,
  code: reasons.includes('too-tall') ? 'too-tall' : 'internal',
  detail: reasons.join(', ').slice(0, 300),
});

/** The post's markup with the saved files in it. */
export async function withMedia(markup: Staged, media: Staged[], inline: InlineMedia): Promise<Blob> {
  const files = await Promise.all(
    media.map(async ({ fact, blob }) => {
      const bytes = new Uint8Array(await blob.arrayBuffer());
      return [fact.url ?? '', { mediaType: fact.mediaType, bytes }] as const;
    }),
  );
  return new Blob([inline(await markup.blob.text(), new Map(files))], { type: markup.fact.mediaType });
}

/** The post's words; none where it has none. */
export async function wordsOf({ read, startedAt }: Journal): Promise<Piece[]> {
  const { text } = read.post;
  const blob = new Blob([text.toWellFormed()], { type: 'text/plain;charset=utf-8' });
  const fact: StagedFact = { role: 'text', mediaType: 'text/plain', url: null, fetchedAt: startedAt };
  return text === '' ? [] : [await pieceOf(fact, blob)];
}

export const blobsOf = (pieces: Piece[]): Blobs =>
  new Map(pieces.map(({ artefact, blob }) => [artefact.sha256, blob]));

/** The same bytes in the same role and place are one artefact. */
export function artefactsOf(pieces: Piece[]): Finding['artefacts'] {
  const seen = new Map(
    pieces.map(({ artefact }) => [
      `${artefact.role} ${artefact.sha256} ${artefact.url} ${artefact.at}`,
      artefact,
    ]),
  );
  return [...seen.values()];
}
