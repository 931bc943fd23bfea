/** Words that begin a credit line in captions of German and English city portals. */
const LABELS =
  '©|\\(c\\)|Copyright:?|Foto(?:s|graf(?:in)?|nachweis|quelle)?\\s*:|Bild(?:er|nachweis|quelle|rechte)?\\s*:|Grafik\\s*:|Illustration\\s*:|Video\\s*:|Quelle\\s*:|Urheber(?:in)?\\s*:|Photos?(?:\\s+(?:by|credit))?\\s*:|Image(?:\\s+credit)?\\s*:|Credits?\\s*:|Source\\s*:';
const CREDIT = new RegExp(`(?:${LABELS})\\s*(?:©|\\(c\\))?\\s*(\\S.{0,300}?)\\s*[)\\]]?\\s*$`, 'iu');

/** The credit in a caption: `Der Hafen. Foto: Roland Gorecki` -> caption `Der Hafen.`, credit `Roland Gorecki`. */
export function splitCredit(text: string): { caption: string; credit: string | null } {
  const plain = text.replace(/\s+/g, ' ').trim();
  const found = CREDIT.exec(plain);
  if (!found?.[1]) return { caption: plain, credit: null };
  const caption = plain.slice(0, found.index).replace(/[\s(|[–-]+$/u, '');
  return { caption, credit: found[1].trim() };
}
