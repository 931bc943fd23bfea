/** Labels of advertisements, as whole words. English seen 2021-10, the others from maintained tools. */
export const AD_LABEL =
  /^(Sponsored|Gesponsert|Anzeige|Werbung|Ad|Sponsorisée?|Commanditée?|Publicité|Publicidade?|Patrocinad[oa]|Sponsorizzat[oa]|Contenido publicitario)(\s*[·•].*)?$/i;

/** True for words that are such a label and nothing else. */
export const isLabel = (text: string): boolean => AD_LABEL.test(text.replace(/[\s\p{Cf}]+/gu, ' ').trim());
