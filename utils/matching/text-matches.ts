import type { Match, Post } from '../model/index.ts';
import type { AssetEntry } from './entries.ts';
import { createTextIndex, type TextFound, type TextIndex } from './text/text-index.ts';

/** Texts of assets, ready to be found in posts. */
export type KnownTexts = { index: TextIndex; assets: readonly { entry: AssetEntry; text: string }[] };

/** Indexes the texts of assets. */
export const knownTexts = (assets: KnownTexts['assets']): KnownTexts => ({
  index: createTextIndex(assets),
  assets,
});

const MOST_PASSAGES = 50;
const MOST_WORDS = 1000;

/** Assets whose words stand in a post, in the one it quotes, or in the descriptions of their pictures. */
export function textMatches(post: Post, texts: KnownTexts): Match[] {
  if (texts.assets.length === 0) return [];
  const own = matchesIn(post, 'post', texts);
  return post.quoted ? [...own, ...matchesIn(post.quoted, 'quoted', texts)] : own;
}

type Words = Pick<Post, 'text' | 'media'>;

function matchesIn({ text, media }: Words, part: Match['in'], { index, assets }: KnownTexts): Match[] {
  const texts = [
    { where: 'text', text },
    ...media.flatMap(({ alt }) => (alt ? [{ where: 'alt', text: alt }] : [])),
  ];
  return index.searchAll(texts).flatMap((found) => {
    const asset = assets[found.document];
    return asset && found.grade
      ? [textMatch(found, found.where === 'alt' ? 'alt' : 'text', asset, part)]
      : [];
  });
}

function textMatch(
  { grade, info, passages, quoted, boilerplate }: TextFound,
  where: 'text' | 'alt',
  { entry, text }: KnownTexts['assets'][number],
  part: Match['in'],
): Match {
  return {
    signal: 'text',
    grade: grade ?? 'possible',
    in: part,
    entry,
    measure: {
      by: 'passages',
      where,
      info: Math.round(info * 10) / 10,
      passages: passages.slice(0, MOST_PASSAGES).map((passage) => ({
        post: passage.post,
        entry: passage.document,
        words: text.slice(...passage.document).slice(0, MOST_WORDS),
        equal: passage.equal,
      })),
      quoted,
      boilerplate,
    },
  };
}
