import type { Finding } from '../../../utils/model/index.ts';
import type { Words } from '../types.ts';

/** "put together from 3 pictures of the window: sure …"; empty for findings that do not say. */
export function shotWords({ shot }: Finding, words: Words): string {
  if (!shot) return '';
  const text = words.page.evidence.detail;
  const method =
    shot.method === 'tiles'
      ? text.shotTiles({ n: shot.tiles.length })
      : (text.shotMethods[shot.method] ?? shot.method);
  const reasons = shot.reasons.map((code) => text.shotReasons[code] ?? code).join(', ');
  if (shot.stitch === 'unsure') return `${method}, ${text.unsure({ text: reasons })}`;
  const one = shot.tiles.length < 2 ? method : `${method}, ${text.sure}`;
  return reasons ? `${one} (${reasons})` : one;
}
