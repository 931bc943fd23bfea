/**
 * Words of the site, by what they say: the only place where a language matters. Written from knowledge of the
 * site; of all of them only "Sponsored", "Patrocinado" and "… ещё" were seen on stored pages.
 */

/** Labels of advertisements, as whole texts. */
export const AD_LABEL =
  /^(Sponsored|Gesponsert|Anzeige|Ad|Sponsorisée?|Commandité|Publicité|Patrocinad[oa]|Publicidad[e]?|Anuncio|Sponsorizzato|Gesponsord|Sponsorowane|Sponsrad|Sponsoreret|Sponset|Sponsorlu|Реклама|ممو[ّ]?ل|إعلان مُ?مو[ّ]?َ?ل|広告|赞助内容|贊助|광고)$/;

/** Beginnings of "Paid partnership with NAME". */
export const PAID_LABEL =
  /^(Paid partnership|Bezahlte (Werbe)?partnerschaft|Partenariat rémunéré|(Colaboración|Asociación|Alianza) (pagada|remunerada)|Parceria paga|(Collaborazione|Partnership) (pubblicizzata|a pagamento)|Betaald(e)? (partnerschap|samenwerking)|Płatna współpraca|Оплаченное партн[её]рство|Платное партн[её]рство|Ücretli (iş birliği|ortaklık)|Betalt (partnerskap|partnerskab|samarbete|samarbejde)|شراكة مدفوعة)(?![\p{L}\p{N}])/iu;

/** What stands between the names of a joint post. */
export const JOINING = /^(,|、|&|and|und|et|y|e|и|و|en|i|och|og|ve|ja|と|和|및|dan|và)$/i;

/** The button after words that were cut, without its ellipsis. */
export const MORE_LABEL =
  /^(more|mehr|plus|suite|más|ver más|mais|ver mais|altro|meer|więcej|mer|mere|ещ[её]|المزيد|devamı|続きを読む|더 보기|展开|更多|selengkapnya)$/i;
