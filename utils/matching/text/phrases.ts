// Phrases that stand in press texts and posts of every city. Each is looked for from its beginning to the end of its
// line or sentence, as the second member says. No names of cities: they come out of the patterns' gaps.
// All repetitions are bounded, so that hostile text cannot slow a pattern down.

/** Up to three words, such as a city's name. */
const NAME = String.raw`(?:[\p{L}.-]{1,40}[ \t]){0,3}`;

/** Formulas, as regular expressions without flags. */
export const FORMULAS: readonly string[] = [
  // Who tells.
  `(?:das |dies )?teilte? (?:die |der |das )?(?:stadt|stadtverwaltung|gemeinde|kreisverwaltung|verwaltung|polizei|feuerwehr) ${NAME}(?:am ${NAME})?mit`,
  String.raw`(?:die |der |das )(?:stadt|stadtverwaltung|gemeinde|kreisverwaltung|pressestelle)(?: (?!teilt|informiert|weist)[\p{L}.-]{1,40}){0,3} (?:teilt(?:e)? (?:\p{L}{1,20} ){0,2}mit|informiert|weist darauf hin)(?:, dass)?`,
  `wie (?:die |der )(?:stadt|stadtverwaltung|gemeinde|verwaltung) ${NAME}(?:mitteilte?|berichtete?)`,
  String.raw`the (?:city|town|council|municipality)(?: of [\p{L}.-]{1,40})? (?:has )?(?:announced|announces|informs|said in a statement)(?: that)?`,
  // Where more is told.
  String.raw`(?:weitere|mehr|nähere|alle) (?:informationen|infos)(?: (?:zu|zum|zur|über)(?: [\p{L}-]{1,40}){1,6})?(?: (?:gibt es|finden sie|finden sich|sind|stehen|erhalten sie|unter|auf|im internet|online))+`,
  String.raw`(?:further|more|additional) information(?: about(?: [\p{L}-]{1,40}){1,6})?(?: (?:is|can be|available|found|at|on|online|here))+`,
  // Invitations.
  String.raw`(?:lädt|laden)(?: [\p{L}-]{1,30}){0,8} herzlich ein|(?:sind|ist)(?: [\p{L}-]{1,30}){0,4} herzlich (?:eingeladen|willkommen)`,
  'everyone is (?:warmly )?(?:invited|welcome)|we look forward to (?:seeing|welcoming) you',
  // Conditions.
  '(?:der )?eintritt ist (?:frei|kostenlos)|die teilnahme ist kostenlos|eine? anmeldung ist (?:nicht )?(?:erforderlich|notwendig)|um (?:vorherige )?anmeldung wird gebeten',
  'admission is free|registration is (?:not )?required|no registration (?:is )?(?:required|necessary)|please register in advance',
  // Law.
  String.raw`alle rechte vorbehalten|(?:änderungen|irrtümer|irrtum)(?: und (?:änderungen|irrtümer))? vorbehalten|der rechtsweg ist ausgeschlossen|es gelten? (?:die|unsere) (?:allgemeinen geschäftsbedingungen|datenschutz\p{L}{1,20}|teilnahmebedingungen|agb)`,
  String.raw`(?:gemäß|nach|im sinne (?:von|des)|laut) (?:§|art\.?|artikel|paragra(?:f|ph))+ ?\d{1,4}\p{L}?(?: (?:abs(?:atz|\.)? ?\d{1,2}|satz \d|nr\.? ?\d{1,2}|[\p{L}-]{2,20})){0,4}`,
  'all rights reserved|subject to (?:change|alteration)(?: without notice)?|terms and conditions apply|errors and omissions excepted',
  // Greetings.
  String.raw`sehr geehrte (?:damen und herren|[^\n,]{1,60})|(?:liebe|hallo|guten (?:morgen|tag|abend)),? (?:liebe )?(?:alle|zusammen|freundinnen und freunde|bürgerinnen und bürger|kolleginnen und kollegen|leute)|mit freundlichen grüßen|(?:viele|herzliche|beste|liebe) grüße`,
  String.raw`(?:ich|wir) wünschen?(?: [\p{L}]{1,20}){0,4} (?:ein|einen|eine) (?:schön|gut|froh|besinnlich|gesegnet|erholsam)\p{L}{1,6}[^\n.!]{0,80}|frohe (?:weihnachten|ostern|festtage)|(?:einen )?guten rutsch(?: ins neue jahr)?|herzlichen glückwunsch(?: zum geburtstag)?`,
  'dear (?:all|sir or madam|ladies and gentlemen|friends|residents)|(?:kind|best|warm) regards|yours (?:sincerely|faithfully)|merry christmas|happy (?:new year|easter|holidays)',
];

/** What a line begins with when it and the lines under it, up to a blank one, tell who published a text. */
export const BLOCKS: readonly string[] = [
  'presse-?kontakt',
  'kontakt(?: für (?:die )?(?:presse|medien|rückfragen))?:',
  'ansprechpartner(?:in)?(?: für (?:die )?(?:presse|medien))?:',
  'impressum',
  'herausgeber(?:in)?:',
  'verantwortlich(?:e|er)?(?::| im sinne)',
  'v\\.? ?i\\.? ?s\\.? ?d\\.? ?p',
  'redaktion:',
  'press contact',
  'media (?:contact|enquiries|inquiries)',
  'notes to editors',
  'imprint',
];

/** What a line begins with when it alone tells of a picture. */
export const LINES: readonly string[] = [
  'bildnachweis',
  'bildunterschrift',
  'fotos?(?: ?:| ©)',
  'photo(?: credit)?:',
];
