/**
 * Words that stand in many German and English texts of a page's length, by the share of such texts they stand in.
 * Rounded estimates; frozen, because scores and thresholds rest on them. A small registry cannot tell by itself which
 * words are common, and a large one must not weigh a word differently.
 */
export const BACKGROUND: readonly (readonly [share: number, words: string])[] = [
  [
    0.85,
    `der die und in den das zu von mit für auf ist im dem des ein eine nicht auch als an es sich werden wird
    the of and to in a is for on with that at by from`,
  ],
  [
    0.55,
    `aus bei nach einen einem einer sind sie er wir ich oder um am wie zum zur durch über so nur noch hat haben kann
    können vor bis mehr diese dieser dass alle man wenn aber sein ihre unter sowie wurde
    are as be this it will or an was have has not their our we you your all can which more been they`,
  ],
  [
    0.3,
    `uhr jahr jahre jahren stadt menschen neue neuen zwei drei erste ersten seit gegen ohne dabei damit dann da hier
    werde wurden worden war waren sei ihr ihnen ihren ihrer seine seiner uns unser unsere unseren eines kein keine
    keinen muss müssen soll sollen wollen will möchte sehr viele vielen viel gibt geben zeit tag tage tagen heute
    immer wieder schon jetzt bereits sagt sagte gut gute guten jede jeder jedes beim vom ins zwischen während
    etwa rund insgesamt weitere weiteren was wer wo wann denn doch weil dazu daher auch deutschland prozent euro
    city people new first two three year years time day days one may about into than also but if there when who
    what other some these those its her his she he them up out no do so were would could should must
    after before between during over under through where while work public local council information please`,
  ],
  [
    0.12,
    `montag dienstag mittwoch donnerstag freitag samstag sonntag januar februar märz april mai juni juli august
    september oktober november dezember woche wochen wochenende monat monate stunden morgen abend ende anfang beginn
    bürger bürgerinnen bürgermeister bürgermeisterin oberbürgermeister oberbürgermeisterin verwaltung rat rathaus
    stadtverwaltung stadtrat gemeinde kreis land bund region stadtteil bezirk straße platz ort bereich
    kinder kindern jugendliche jugendlichen familien frauen männer frau herr herrn schule schulen schüler
    schülerinnen kita arbeit projekt projekte veranstaltung veranstaltungen programm angebot angebote thema
    informationen information telefon internet anmeldung eintritt frei kostenlos interessierte teilnahme teilnehmer
    teilnehmerinnen besucher besucherinnen gäste eröffnung eröffnet bietet bieten finden findet statt stattfinden
    lädt laden einladen eingeladen herzlich gemeinsam gemeinsame zusammen möglich möglichkeit wichtig wichtige große
    großen großer kleine ganz ganze besonders besondere verschiedene verschiedenen unterschiedliche eigene eigenen
    ab je pro circa ca bzw usw etc nr tel mail www de com http https kontakt seite foto bild
    steht stehen kommt kommen geht gehen macht machen lassen lässt bleibt bleiben erhält erhalten
    deshalb deswegen jedoch allerdings außerdem zudem darüber hinaus davon dafür darauf danach zunächst schließlich
    sonst selbst sogar dort weiter weniger lang lange nächste nächsten letzte letzten vergangenen aktuell
    aktuelle aktuellen künftig zukunft leben welt wasser haus häuser geld kosten million millionen mio teil seiten
    monday tuesday wednesday thursday friday saturday sunday january february march june july october december
    week weeks month months mayor residents community school schools children young family families women men
    event events project projects programme program service services support available free open opening visit
    contact website email phone online details find call help need make take get see use used using
    street road park centre center town area areas district building house water health home place part many most
    such each both any only just now then here how well way being including across around within without against
    next last since until including between said says made good great important different own same much very
    1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31`,
  ],
  [
    0.05,
    `verkehr bahn bus fahrrad auto polizei feuerwehr kultur sport museum theater musik konzert kunst bibliothek
    bücherei stadtbibliothek universität hochschule verein vereine ehrenamt unternehmen wirtschaft wohnen wohnung
    umwelt klima klimaschutz energie natur grün bäume sicherheit gesundheit corona krankenhaus politik partei wahl
    ausschuss sitzung beschluss entscheidung antrag antwort frage fragen ergebnis ergebnisse ziel ziele planung bau
    bauarbeiten baustelle sperrung gesperrt umleitung maßnahme maßnahmen förderung unterstützung zusammenarbeit
    entwicklung innenstadt quartier marktplatz markt weihnachtsmarkt fest feier preis ausstellung führung vortrag
    workshop gespräch beratung leitung leiter leiterin amt fachbereich dezernent dezernentin partner partnerin
    danke dank freuen freut freue liebe lieber schön schöne schönen glückwunsch gestern darum warum samt
    verantwortung gesellschaft demokratie freiheit europa land nordrhein westfalen bundesrepublik ministerin minister
    traffic bus train police fire culture sport museum theatre music concert art library university business
    economy housing environment climate energy nature safety security policy party election committee meeting
    decision question questions result results plan planning construction work closed closure diversion funding
    development market festival exhibition tour talk advice team staff members member government minister
    today tomorrow yesterday thank thanks happy welcome proud join learn read watch everyone together`,
  ],
];
