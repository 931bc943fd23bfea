import { many } from './format.ts';
import type { registriesEn } from './registries.en.ts';

export const registriesDe: typeof registriesEn = {
  heading: 'Register',
  intro: 'Beiträge werden mit den Einträgen dieser Register verglichen, nur auf diesem Gerät.',
  list: 'Auf diesem Gerät',
  kinds: {
    bundled: 'mit der Erweiterung geliefert',
    file: 'aus einer Datei, nicht signiert',
    published: 'abonniert, signiert',
    own: 'Ihr eigenes',
  },
  inUse: 'in Gebrauch',
  switchedOff: 'abgeschaltet',
  switchOff: 'Abschalten',
  switchOffLabel: ({ title }) => `${title} abschalten`,
  switchOn: 'Einschalten',
  switchOnLabel: ({ title }) => `${title} einschalten`,
  details: 'Einzelheiten',
  detailsLabel: ({ title }) => `Einzelheiten zu ${title}`,
  openOwn: 'Mein Register öffnen',
  fields: {
    origin: 'Herkunft',
    address: 'Adresse',
    freshness: 'Aktualität',
    last: 'Letzte Prüfung',
    version: 'Stand',
    entries: 'Einträge',
    size: 'Größe',
    licence: 'Lizenz',
    since: 'Hier seit',
  },
  fromFile: 'eine Datei',
  noLicence: 'nicht angegeben',
  counts: ({ account, asset, post, website, topic, inquiry }) =>
    [
      many(account, 'Profil', 'Profile'),
      many(asset, 'Medium', 'Medien'),
      many(post, 'benannter Beitrag', 'benannte Beiträge'),
      many(website, 'Website', 'Websites'),
      many(topic, 'Thema', 'Themen'),
      ...(inquiry > 0 ? [many(inquiry, 'Anfrage', 'Anfragen')] : []),
    ].join(', '),
  withdrawn: ({ n }) => many(n, 'Eintrag zurückgezogen', 'Einträge zurückgezogen'),
  fresh: ({ checked, until }) =>
    checked ? `aktuell, geprüft ${checked}; gilt bis ${until}` : `aktuell; gilt bis ${until}`,
  stale: ({ day }) =>
    `veraltet seit ${day}: So lange galt es nach Angabe des Herausgebers, seither hat er nichts gesagt. Es wird weiter benutzt; jeder Fund vermerkt es`,
  unsigned: 'eine Datei hat kein Datum, bis zu dem sie gilt',
  never: 'noch nicht geprüft',
  justNow: 'gerade eben',
  updated: ({ at, n }) =>
    n > 0 ? `aktualisiert ${at}: ${many(n, 'Änderung', 'Änderungen')}` : `aktualisiert ${at}`,
  unchanged: ({ at }) => `nichts Neues ${at}`,
  failed: ({ at }) => `Fehlgeschlagen ${at}. Was in Gebrauch war, bleibt in Gebrauch.`,
  failedIn: ({ file }) => `Datei: ${file}`,
  next: ({ at }) => `Der nächste Versuch ist ${at}.`,
  checkNow: 'Jetzt prüfen',
  checkNowLabel: ({ title }) => `Jetzt prüfen: ${title}`,
  progress: {
    head: 'Es wird gefragt, was neu ist …',
    root: 'Neue Schlüssel werden geprüft …',
    changes: 'Änderungen werden geholt …',
    snapshot: 'Alle Einträge werden geholt …',
  },
  progressOf: ({ done, total }) => (total > 0 ? `${done} von ${many(total, 'Zeile', 'Zeilen')}` : ''),
  held: {
    heading: 'Eine Aktualisierung wartet auf Sie',
    shrunk: ({ vanish, of }) =>
      `Mit dieser Aktualisierung fielen ${vanish} von ${many(of, 'Eintrag', 'Einträgen')} weg. Das kann gewollt sein, ein Fehler oder jemand mit einem gestohlenen Schlüssel. Fragen Sie den Herausgeber, wenn Sie es nicht erwartet haben.`,
    swollen: ({ of, entries }) =>
      `Mit dieser Aktualisierung würden aus ${of} Einträgen ${entries}. Das kann gewollt sein, ein Fehler oder jemand mit einem gestohlenen Schlüssel. Fragen Sie den Herausgeber, wenn Sie es nicht erwartet haben.`,
    accept: 'Aktualisierung benutzen',
    refuse: 'Beim jetzigen Stand bleiben',
  },
  refused: ({ sequence }) =>
    `Aktualisierung ${sequence} wird nicht benutzt: Sie sind beim Stand davor geblieben. Eine spätere wird wieder benutzt.`,
  revert: 'Zurück zum Stand davor',
  revertHelp: ({ version }) =>
    `Stand ${version} ist aufgehoben. Der jetzige wird nicht wieder geholt, bis es einen späteren gibt.`,
  noAccess: 'Der Zugriff auf seine Adresse wurde entzogen.',
  allowAccess: 'Zugriff erlauben',
  remove: 'Entfernen …',
  removeTitle: ({ title }) => `„${title}“ entfernen?`,
  removeHelp:
    'Beiträge werden nicht mehr mit seinen Einträgen verglichen. Funde behalten die Einträge, wie sie waren. Es kann wieder abonniert werden.',
  removeConfirm: 'Endgültig entfernen',
  cancel: 'Abbrechen',
  actionFailed: 'Das ist nicht gelungen. Alles bleibt, wie es war.',
  subscribe: {
    heading: 'Ein Register abonnieren',
    help: 'Fügen Sie die Adresse ein, die der Herausgeber nennt. Hinter einem # kann der Fingerabdruck des Registers stehen.',
    label: 'Adresse des Registers',
    hint: 'https://beispiel.example/register/',
    look: 'Ansehen',
    looking: 'Wird geholt und geprüft …',
    invalid: ({ text }) =>
      `„${text}“ ist keine Adresse eines Registers. Sie beginnt mit https:// und nennt einen Rechner; hinter einem # können 64 Hexadezimalziffern stehen.`,
    refusedAccess: ({ host }) =>
      `Der Browser durfte ${host} nicht fragen. Ohne das kann von dort nichts geholt werden.`,
    offered: 'Was es von sich sagt',
    fingerprint: 'Fingerabdruck',
    keys: 'Schlüssel',
    published: ({ issued, until }) => `signiert am ${issued}, gilt bis ${until}`,
    compareLabel: 'Fingerabdruck, den der Herausgeber Ihnen genannt hat',
    compareHelp:
      'Fügen Sie ihn aus einer anderen Quelle als dieser Adresse ein: einem Brief, der Website des Herausgebers, einem Anruf.',
    equal: 'Gleich: Das ist das Register, das gemeint war.',
    different:
      'Verschieden: Das ist ein anderes Register als das gemeinte. Abonnieren Sie es nicht; fragen Sie den Herausgeber.',
    partly: ({ n }) => `bisher ${n} von 64 Ziffern`,
    trust:
      'Sie haben den Fingerabdruck nicht verglichen. Wer jetzt über diese Adresse oder den Weg dorthin verfügt, entscheidet, was Ihnen als Medium der Stadt gezeigt wird. Danach muss jede Aktualisierung mit denselben Schlüsseln signiert sein.',
    confirm: 'Abonnieren',
    subscribing: 'Wird abonniert …',
    cancel: 'Abbrechen',
    done: ({ title }) => `„${title}“ ist abonniert und in Gebrauch.`,
    failed: 'Es wurde nichts abonniert. Die bisherigen Register bleiben, wie sie waren.',
    taken: {
      same: ({ title }) =>
        `„${title}“ haben Sie schon abonniert; der Fingerabdruck ist derselbe. Erneutes Abonnieren ändert die Adresse, von der es geholt wird.`,
      other: ({ title }) =>
        `Es wird abgelehnt: Es hat dieselbe Kennung wie „${title}“, das Sie schon haben, aber einen anderen Fingerabdruck. Es ist ein anderes Register unter demselben Namen. Wenn Sie dieses wollen, entfernen Sie zuerst das andere.`,
      replaced: ({ title }) =>
        `Es tritt an die Stelle von „${title}“, das dieselbe Kennung hat und nicht signiert ist.`,
    },
  },
  file: {
    heading: 'Aus einer Datei',
    help: 'Ein Register als JSON (Schema-Version 1 oder 2), das niemand signiert hat, oder ein Zip einer Veröffentlichung mit ihren Signaturen. Eine fehlerhafte Datei ändert nichts.',
    label: 'Registerdatei',
    done: ({ title, version }) =>
      `„${title}“, Stand ${version}, ist in Gebrauch. Es kam aus einer Datei, die niemand signiert hat.`,
  },
  detail: {
    back: 'Alle Register',
    gone: 'Dieses Register ist nicht (mehr) auf diesem Gerät.',
    identity: 'Identität',
    fingerprint: 'Fingerabdruck',
    noFingerprint:
      'Dieses Register hat niemand signiert: Es ist so glaubwürdig wie die Datei, aus der es kam.',
    keys: 'Schlüssel und wer sie hat',
    holder: 'Inhaber',
    key: 'Schlüssel',
    signs: 'Signiert',
    uses: { root: 'neue Schlüssel', head: 'Aktualisierungen' },
    threshold: ({ head, root }) =>
      `Eine Aktualisierung braucht ${many(head, 'Signatur', 'Signaturen')}, ein Wechsel der Schlüssel ${root}.`,
    changes: 'Was sich geändert hat',
    noChanges: 'Es sind keine Änderungen aufgehoben: Das Register wurde als Ganzes geholt.',
    change: { added: 'hinzugefügt', changed: 'geändert', withdrawn: 'zurückgezogen' },
    changeBy: ({ by, day }) => `von ${by}, ${day}`,
    noReason: 'kein Grund angegeben',
    columns: { what: 'Änderung', entry: 'Eintrag', who: 'Von wem und wann', why: 'Warum' },
    entries: 'Einträge',
    search: 'Einträge suchen',
    searchHint: 'Name, Profil, Adresse, Titel',
    found: ({ n, more }) =>
      more ? `Die ersten ${n} werden gezeigt; suchen Sie genauer` : many(n, 'Eintrag', 'Einträge'),
    searching: 'Wird gesucht …',
    source: 'Quelle',
    added: ({ by, day }) => (day ? `Hinzugefügt von ${by}, ${day}` : `Hinzugefügt von ${by}`),
    withdrawnBy: ({ by, day, why }) => `Zurückgezogen von ${by}, ${day}: ${why}`,
    note: 'Anmerkung',
    kinds: {
      about: 'über das Register',
      account: 'Profil',
      asset: 'Medium',
      post: 'benannter Beitrag',
      website: 'Webauftritt',
      topic: 'Thema',
      inquiry: 'Anfrage',
      withdrawn: 'zurückgezogener Eintrag',
    },
  },
  flags: {
    heading: 'Was Sie ansehen sollten',
    help: 'Auffälligkeiten der Einträge: ähnliche Profilnamen, doppelte Bilder, fehlende Angaben. Keine davon macht einen Eintrag falsch.',
    look: 'Einträge durchsehen',
    looking: 'Einträge werden durchgesehen …',
    found: ({ n }) => (n === 0 ? 'Nichts ist aufgefallen.' : many(n, 'Auffälligkeit', 'Auffälligkeiten')),
    more: ({ n }) => `und ${many(n, 'weitere', 'weitere')}`,
    kinds: {
      'confusable-handle': ({ n }) => many(n, 'Paar ähnlicher Profilnamen', 'Paare ähnlicher Profilnamen'),
      'mixed-scripts': ({ n }) =>
        many(n, 'Profilname aus mehreren Alphabeten', 'Profilnamen aus mehreren Alphabeten'),
      'same-picture': ({ n }) => many(n, 'doppeltes Bild', 'doppelte Bilder'),
      markup: ({ n }) => many(n, 'Titel mit Auszeichnung', 'Titel mit Auszeichnung'),
      'no-credit': ({ n }) => many(n, 'Medium ohne Bildnachweis', 'Medien ohne Bildnachweis'),
      'no-date': ({ n }) => many(n, 'Medium ohne Datum', 'Medien ohne Datum'),
      expired: ({ n }) =>
        many(n, 'Profil mit abgelaufener Gültigkeit', 'Profile mit abgelaufener Gültigkeit'),
    },
    advice: {
      'confusable-handle':
        'Öffnen Sie beide Profile: Eines könnte das andere nachahmen. Fragen Sie den Herausgeber, wenn eines nicht dazugehört.',
      'mixed-scripts':
        'Buchstaben verschiedener Alphabete sehen gleich aus und sind es nicht. Öffnen Sie das Profil, und vergleichen Sie die Adresse.',
      'same-picture': 'Beide Einträge werden gefunden. Einer kann zurückgezogen werden.',
      markup: 'Es wird als bloßer Text gezeigt und nie ausgeführt. Sagen Sie es dem Herausgeber.',
      'no-credit': 'Ohne Nachweis ist nicht zu sehen, wer das Bild gemacht hat. Die Quelle kann es sagen.',
      'no-date':
        'Ohne Datum ist nicht zu sehen, ob die Stadt es zuerst veröffentlicht hat. Die Quelle kann es sagen.',
      expired: 'Beiträge nach diesem Tag zählen nicht als die dieses Profils.',
    },
  },
  failures: {
    'not-json':
      'Der Rechner hat etwas anderes als ein Register geschickt. Prüfen Sie die Adresse; eine Seite „nicht gefunden“ sieht so aus.',
    invalid:
      'Ein Eintrag hat eine Form, die nicht erlaubt ist. Sagen Sie es dem Herausgeber; eine neue Veröffentlichung behebt es.',
    'wrong-spec':
      'Es ist in einer Fassung veröffentlicht, die dieses Stadtspur nicht kennt. Aktualisieren Sie die Erweiterung.',
    'too-large': 'Eine Datei ist größer, als sie sein darf. Sagen Sie es dem Herausgeber.',
    truncated:
      'Eine Datei kam abgeschnitten an. Es wird wieder versucht; bleibt es so, sagen Sie es dem Herausgeber.',
    'not-gzip': 'Eine Datei ist beschädigt und lässt sich nicht entpacken. Sagen Sie es dem Herausgeber.',
    'gzip-bomb':
      'Eine Datei würde entpackt viel größer, als sie angibt. Sie wurde nicht weiter entpackt. Sagen Sie es dem Herausgeber.',
    'wrong-hash':
      'Eine Datei ist nicht die signierte: Sie wurde verändert, oder die Veröffentlichung ist erst halb hochgeladen. Es wird wieder versucht; bleibt es so, sagen Sie es dem Herausgeber.',
    'wrong-state': 'Die Einträge sind nicht die, für die signiert wurde. Sagen Sie es dem Herausgeber.',
    'wrong-log':
      'Die Liste der Änderungen hat eine Lücke oder wurde umgeschrieben. Sagen Sie es dem Herausgeber.',
    'wrong-order': 'Die Einträge stehen nicht in ihrer Ordnung. Sagen Sie es dem Herausgeber.',
    'bad-signature':
      'Eine Signatur passt nicht: Die Datei wurde nach dem Signieren verändert. Vertrauen Sie dieser Adresse nicht, bis der Herausgeber es erklärt hat.',
    'too-few-signatures':
      'Zu wenige der bekannten Schlüssel haben es signiert. Vielleicht hat es jemand anderes dorthin gelegt. Fragen Sie den Herausgeber.',
    'foreign-key':
      'Es ist mit einem Schlüssel signiert, der nicht zu diesem Register gehört. Vielleicht hat es jemand anderes dorthin gelegt. Fragen Sie den Herausgeber.',
    'foreign-id': 'Es gehört zu einem anderen Register als dem mit dieser Kennung. Prüfen Sie die Adresse.',
    'rolled-back':
      'Der Rechner bietet einen älteren Stand an als den, den Sie haben. Eine Kopie kann veraltet sein, oder jemand will, dass Sie Neues nicht sehen. Fragen Sie den Herausgeber, wenn es so bleibt.',
    forked:
      'Der Rechner bietet unter derselben Nummer einen anderen Stand an: Verschiedene Leser bekommen Verschiedenes gezeigt. Fragen Sie den Herausgeber.',
    'fast-forwarded':
      'Die Nummer der Aktualisierung liegt weit vor der letzten. Das kommt bei einem gestohlenen Schlüssel vor. Fragen Sie den Herausgeber.',
    'missing-file':
      'Eine Datei ist nicht da. Die Veröffentlichung ist vielleicht erst halb hochgeladen; es wird wieder versucht.',
    'not-zip': 'Die Datei ist weder JSON noch ein Zip einer Veröffentlichung.',
    'no-permission':
      'Der Zugriff auf seine Adresse wurde entzogen oder nicht gegeben. Erlauben Sie ihn und prüfen Sie dann erneut.',
    'refused-address': 'Register werden nur über https geholt.',
    timeout: 'Der Rechner hat nicht rechtzeitig geantwortet. Es wird wieder versucht.',
    network: 'Der Rechner war nicht zu erreichen. Prüfen Sie die Verbindung; es wird wieder versucht.',
    'http-status': 'Der Rechner hat die Antwort verweigert. Es wird wieder versucht.',
    encoded:
      'Der Rechner packt Dateien unterwegs neu (Content-Encoding), sodass sie nicht mehr die signierten sind. Der Herausgeber muss das für .gz-Dateien abschalten.',
    'disk-full': 'Der Datenträger ist voll. Schaffen Sie Platz und prüfen Sie dann erneut.',
    database:
      'Die Datenbank der Erweiterung ließ sich nicht schreiben. Schließen Sie andere Tabs von Stadtspur und versuchen Sie es erneut.',
    internal: 'Ein unerwarteter Fehler.',
  },
};
