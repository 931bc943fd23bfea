import { Random } from './text-random.ts';

/** The words of a made-up press office in one language, most frequent first. */
export type Words = {
  nouns: string[];
  adjectives: string[];
  verbs: string[];
  names: string[];
  streets: string[];
  phrases: string[];
  opening: string[];
  closing: string[];
};

const list = (words: string) => words.trim().split(/\s+/u);
const lines = (text: string) => text.trim().split(/\s*\n\s*/u);

const germanStems =
  list(`Stadt Wasser Kinder Jugend Sport Kultur Verkehrs Straßen Schul Bau Umwelt Klima Energie Wohn
  Markt Park Rad Fuß Brücken Hafen Garten Wald Fluss Museums Theater Musik Lese Bücher Familien Senioren Gesundheits
  Kranken Pflege Arbeits Wirtschafts Technik Digital Daten Bürger Rats Haushalts Steuer Förder Sozial Integrations
  Friedens Geschichts Denkmal Kirchen Sommer Winter Weihnachts Nacht Abend Wochen Jahres Landes Bundes Kreis Nachbar
  Quartiers Zentral Haupt Neben Nord Süd West Ost Grün Licht Lärm Luft Boden Wärme Solar Wind Abfall Recycling Tier
  Hunde Vogel Insekten Blumen Obst Gemüse Koch Küchen Back Kaffee Tanz Film Foto Kunst Mal Hand Werk Holz Metall
  Glas Stahl Beton Bahn Bus Tunnel Fähr Flug Reise Gäste Hotel Zelt Ferien Spiel Rätsel Schach Ball Lauf Schwimm`);
const germanHeads =
  list(`platz planung haus projekt fest programm woche tag konzept anlage förderung beratung stelle
  zentrum gruppe netz werk verein amt ausschuss bericht vertrag preis ausstellung sammlung führung werkstatt schule
  akademie bibliothek bühne halle becken turm brücke weg straße ring ufer garten pflege sanierung erweiterung
  eröffnung schließung sperrung leitung versorgung sicherheit ordnung satzung gebühr karte app seite messung studie
  umfrage initiative bündnis partnerschaft austausch treffen forum gespräch vortrag kurs training angebot dienst
  hilfe fonds stiftung spende aktion kampagne wettbewerb lauf turnier spiel konzert abend nacht reihe saison
  festival parade markt stand laden betrieb unternehmen gründung ansiedlung fläche bestand zahl entwicklung`);
const germanAdjectives =
  list(`neue große kleine junge alte öffentliche gemeinsame städtische soziale digitale kulturelle
  sportliche ökologische nachhaltige barrierefreie kostenlose regionale internationale historische moderne helle grüne
  blaue rote sichere schnelle lange kurze breite schmale offene geschlossene geplante fertige erste zweite dritte
  letzte nächste beliebte bekannte seltene besondere wichtige notwendige freiwillige ehrenamtliche fachliche tägliche
  wöchentliche jährliche vorläufige endgültige umfassende gründliche unabhängige gemeinnützige private kirchliche
  elektrische sparsame leise laute bunte fröhliche ernste stille lebendige zentrale entfernte benachbarte östliche
  westliche nördliche südliche obere untere innere äußere doppelte halbe ganze volle leere frische trockene nasse`);
const germanVerbs =
  list(`eröffnet plant beginnt beendet fördert unterstützt organisiert veranstaltet zeigt erklärt
  berichtet empfiehlt beschließt prüft misst zählt sammelt verteilt pflanzt baut saniert erweitert schließt sperrt
  reinigt erneuert liefert sichert beleuchtet begrünt gestaltet entwickelt testet startet begleitet betreut berät
  informiert lehrt leitet führt besucht empfängt ehrt würdigt erinnert feiert spielt singt tanzt malt druckt
  veröffentlicht verlängert verkürzt verschiebt verlegt ersetzt ergänzt verbindet trennt teilt vergibt erhält
  gewinnt verliert sucht findet braucht kostet spart finanziert beantragt bewilligt unterzeichnet kündigt`);
const germanPhrases = lines(`in Zusammenarbeit mit dem
  im Rahmen der
  am kommenden Wochenende
  in den vergangenen Jahren
  bereits zum dritten Mal
  bis Ende des Jahres
  nach Angaben der
  mit Unterstützung des Landes
  für alle Bürgerinnen und Bürger
  in der Zeit von 10 bis 18 Uhr
  aus ganz unterschiedlichen Gründen
  vor allem aber
  auf den ersten Blick
  Schritt für Schritt
  im Laufe des Tages
  zum ersten Mal seit langer Zeit
  gemeinsam mit vielen Ehrenamtlichen
  von Montag bis Freitag
  nicht nur für Kinder und Jugendliche
  sondern auch für Erwachsene
  in der nächsten Sitzung des Rates
  wie in jedem Jahr
  ab sofort und bis auf Weiteres
  mit Bus und Bahn gut zu erreichen`);

const englishStems =
  list(`city water child youth sport culture traffic street school building climate energy housing
  market park cycle bridge harbour garden forest river museum theatre music reading book family health care work
  business data citizen council budget tax social peace history church summer winter night week year county light
  noise air soil heat solar wind waste animal bird flower fruit kitchen coffee dance film art craft wood metal
  glass steel rail bus tunnel ferry travel guest holiday game chess ball swimming neighbourhood community library`);
const englishHeads =
  list(`square plan house project festival programme week day concept site fund advice office centre
  group network club committee report contract prize exhibition collection tour workshop school academy stage hall
  pool tower road ring repair extension opening closure supply safety order fee card page survey study initiative
  alliance partnership exchange meeting forum talk course training offer service campaign contest run tournament
  concert evening season parade stall shop company area number growth trail gate yard lane bench map guide`);
const englishAdjectives =
  list(`new large small young old public joint local social digital cultural green blue safe quick
  long short wide narrow open planned final first second third last next popular known rare special important
  voluntary daily weekly yearly independent private electric quiet loud bright cheerful lively central eastern
  western northern southern upper lower inner outer double half full empty fresh dry wet modern historic regional`);
const englishVerbs =
  list(`opens plans starts ends supports organises hosts shows explains reports recommends decides
  checks counts collects plants builds repairs extends closes cleans renews delivers secures lights designs tests
  joins trains leads visits honours remembers celebrates plays prints publishes moves replaces connects divides
  awards receives wins seeks finds needs saves funds signs moves paints measures welcomes invites offers`);
const englishPhrases = lines(`in cooperation with the
  as part of the
  over the past few years
  for the third time
  by the end of the year
  according to the
  with support from the region
  for all residents of the city
  from Monday to Friday
  between 9 am and 5 pm
  at first glance
  step by step
  not only for children
  but also for adults
  at the next meeting of the council
  until further notice
  easy to reach by bus and train`);

export const german = (seed: number): Words =>
  make(seed, {
    stems: germanStems,
    heads: germanHeads,
    join: (stem, head) => stem + head,
    adjectives: germanAdjectives,
    moreAdjectives: product(germanStems, list('bezogene nahe freundliche weite gerechte arme reiche')).map(
      lower,
    ),
    verbs: germanVerbs,
    moreVerbs: product(list('auf aus ab an ein mit nach vor zu um über weiter hin her'), germanVerbs),
    phrases: germanPhrases,
    opening: lines(`Die Stadt teilt mit:
      Was das für die Menschen vor Ort bedeutet, erklärt die Verwaltung nun genauer.
      Sehr geehrte Damen und Herren,`),
    closing: lines(`Weitere Informationen gibt es unter www.musterhausen.example
      Der Eintritt ist frei, eine Anmeldung ist nicht erforderlich.
      Pressekontakt: Pressestelle, Friedensplatz 1, 12345 Musterhausen, Telefon 0123 456789
      Änderungen vorbehalten.`),
    street: (name) => `${name}straße`,
  });

export const english = (seed: number): Words =>
  make(seed, {
    stems: englishStems,
    heads: englishHeads,
    join: (stem, head) => `${stem} ${head}`,
    adjectives: englishAdjectives,
    moreAdjectives: product(englishStems, list('-related -friendly wide less based')),
    verbs: englishVerbs,
    moreVerbs: product(list('re over under out pre co'), englishVerbs),
    phrases: englishPhrases,
    opening: lines(`The council has announced that changes are on their way.
      Dear residents,`),
    closing: lines(`Further information is available at www.sampletown.example
      Admission is free, registration is not required.
      Press contact: press office, telephone 0123 456789`),
    street: (name) => `${name} Street`,
  });

type Source = {
  stems: string[];
  heads: string[];
  join: (stem: string, head: string) => string;
  adjectives: string[];
  moreAdjectives: string[];
  verbs: string[];
  moreVerbs: string[];
  phrases: string[];
  opening: string[];
  closing: string[];
  street: (name: string) => string;
};

function make(seed: number, source: Source): Words {
  const random = new Random(seed);
  const names = Array.from({ length: 4000 }, () => nameOf(random));
  return {
    nouns: random.shuffled(
      source.stems.flatMap((stem) => source.heads.map((head) => source.join(stem, head))),
    ),
    adjectives: [...random.shuffled(source.adjectives), ...random.shuffled(source.moreAdjectives)],
    verbs: [...random.shuffled(source.verbs), ...random.shuffled(source.moreVerbs)],
    names,
    streets: names.slice(0, 800).map(source.street),
    phrases: source.phrases,
    opening: source.opening,
    closing: source.closing,
  };
}

const product = (left: string[], right: string[]) => left.flatMap((a) => right.map((b) => a + b));

const lower = (word: string) => word.toLowerCase();

const begins = list(
  'Ba Be Bo Bra Da De Do Fa Fi Fre Ga Go Gra Ha He Hol Ja Ka Ke Kro La Le Lo Ma Me Mol Na No Pa Pe Ra Ro Sa Schu Sei Ste Ta Tho U Va We Wi Zi',
);
const middles = list('ber ch ck der ff ger hl ker ll mm n nd ng nn r rl rm rn rt s sch ss st t tt tz');
const ends = list('a e el en er hausen hoff in ing ke kamp mann mer o ow rich ski stein thal weg');

const nameOf = (random: Random) => random.pick(begins) + random.pick(middles) + random.pick(ends);
