/** The words that Instagram puts into its embed codes, in the language of whoever copied them. */

/** "A post shared by NAME (@handle)". English and German seen 2022-11, the others are known from such codes. */
const SHARED_BY = [
  /^A (?:post|photo|video) (?:shared|posted) by (.+)$/i,
  /^Ein (?:Beitrag|Foto|Video) geteilt von (.+)$/i,
  /^Une (?:publication|photo|vidéo) partagée par (.+)$/i,
  /^Una (?:publicación|foto) (?:compartida|publicada) (?:por|de) (.+)$/i,
  /^Uma (?:publicação|foto) (?:compartilhada|partilhada) por (.+)$/i,
  /^Un post condiviso da (.+)$/i,
  /^Een bericht gedeeld door (.+)$/i,
  /^Post udostępniony przez (?:użytkownika )?(.+)$/i,
  /^Публикация от (.+)$/i,
  /^تمت مشاركة منشور بواسطة (.+)$/,
];

/** Languages in which the name comes first: what follows the handle. */
const SHARED_AFTER = /^['’]?\S*\s?(?:paylaştığı bir gönderi|がシェアした投稿|님의 공유 게시물)/;

/** The name on the line, given what stands before and after the handle; null when the words are not known. */
export function nameOnLine(before: string, after: string): string | null {
  const plain = before.trim();
  for (const form of SHARED_BY) {
    const name = form.exec(plain)?.[1]?.trim();
    if (name) return name;
  }
  return SHARED_AFTER.test(after.trim()) ? plain || null : null;
}

/** "View this post on Instagram": the words of the placeholder's link. English and German seen 2022-11. */
export const VIEW_POST =
  /^(View this (post|photo|video) on Instagram|Sieh dir diesen Beitrag auf Instagram an|(Voir|Afficher) cette (publication|photo) sur Instagram|Ver esta publicación en Instagram|Ver (essa|esta) (foto|publicação) no Instagram|Visualizza questo post su Instagram|(Dit bericht bekijken|Bekijk dit bericht) op Instagram|Wyświetl ten post na Instagramie|Посмотреть эту публикацию в Instagram|عرض هذا المنشور على Instagram|Bu gönderiyi Instagram['’]da gör|この投稿をInstagramで見る|Instagram에서 이 게시물 보기)$/i;
