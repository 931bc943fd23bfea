/**
 * Words of the site, by what they say: the only place where a language matters. English seen 2024-11, the others
 * written from knowledge of the site.
 */

/** Labels of advertisements, as whole texts. */
export const AD_LABEL =
  /^(Ad|Promoted|Anzeige|Gesponsert|Sponsorisée?|Publicité|Anuncio|Promocionado|Anúncio|Promovido|Annuncio|Sponsorizzato|Advertentie|Reklama|Реклама|إعلان|مُروَّج|Reklam|Annons|Annonce|広告|광고|广告)$/;

/** What stands beside the name of whoever reposted. */
export const REPOSTED =
  /(^|\s)(reposted|retweeted|hat (repostet|retweetet|geteilt)|a (reposté|retweeté|republié|partagé)|(ha )?(reposteó|reposteado|retwitteó|retuiteó|retwitteado|republicó|compartió)|(repostou|retweetou|retuitou|republicou|compartilhou)|ha (repostato|ripostato|ritwittato|ripubblicato)|heeft (gerepost|geretweet|gerepostet)|(podał|podała|podał\/a|podał\(a\)) dalej|(сделал|сделала|сделал\(а\)) репост|ретвитнул(а|\(а\))?|репостнул(а|\(а\))?|أعاد(ت)? (النشر|نشرها|التغريد|تغريدها)|(yeniden gönderdi|yeniden paylaştı|yeniden yayınladı|retweetledi)|retweetade|repostade)$|さんが(リポスト|リツイート)しました$|(님이 )?(재게시함|리트윗함|재게시했습니다)$/iu;

/** How the site addresses whoever is logged in, in place of a name. */
export const MYSELF = /^(you|du|sie|vous|tu|tú|usted|você|hai|has|вы|ты|أنت|je|jij|sen|siz)$/i;
