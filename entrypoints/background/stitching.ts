import { sha256Hex } from '../../utils/evidence/index.ts';
import type { InlineMedia, Stitcher } from '../../utils/flows/index.ts';
import type { Tile } from '../../utils/model/index.ts';

const tiles: Stitcher = async ([tile], { tiles: _, ...facts }) => {
  if (!tile?.fact.place) throw new Error('no tile');
  const { rect, offset } = tile.fact.place;
  const { width, height, close } = await size(tile.blob);
  close();
  const one: Tile = { sha256: await sha256Hex(await tile.blob.arrayBuffer()), rect, offset, agrees: null };
  return { report: { ...facts, stitch: 'sure', tiles: [one] }, picture: { blob: tile.blob, width, height } };
};

async function size(blob: Blob) {
  const bitmap = await createImageBitmap(blob);
  const { width, height } = bitmap;
  return { width, height, close: () => bitmap.close() };
}

const inline: InlineMedia = (html) => html;

export const stitch = { tiles, inline };
