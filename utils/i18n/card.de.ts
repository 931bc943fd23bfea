import type { Measure, Region } from '../model/index.ts';
import type { cardEn } from './card.en.ts';
import { formatDay } from './format.ts';

const day = (value: string | null | undefined) => formatDay(value, 'de');

const TIMES = {
  inside: 'Der Beitrag liegt im Zeitraum des Themas',
  unknown: 'Die Zeit des Beitrags ist unbekannt, der Zeitraum des Themas ließ sich nicht prüfen',
  none: 'Das Thema hat keinen Zeitraum',
};

function partWords({
  distance,
  share,
  points,
  mirrored,
  turned,
  query,
  from,
}: Extract<Measure, { by: 'part' }>) {
  const figures = [
    distance !== null && `Ausschnitte unterscheiden sich in ${distance} von 256 Bit`,
    share !== null && `${Math.round(share * 100)} % der gemusterten Felder stimmen überein`,
    points !== null && `${points} Punkte liegen gleich`,
    `der gleiche Teil ist ${percent(query)} % des Bildes hier`,
    mirrored && 'gespiegelt',
    Math.abs(turned) >= 1 && `um ${Math.round(turned)}° gedreht`,
    from && 'verglichen, wie das Fenster es zeigte: die Datei war nicht erreichbar',
  ].filter((one) => one !== false && one !== undefined);
  return sentence(figures.join('; '));
}

function passageWords({ passages, where, info, quoted, boilerplate }: Extract<Measure, { by: 'passages' }>) {
  const shared = passages.map(({ words }) => `„${words}“`).join(' … ');
  const left = quoted + boilerplate;
  return `Gleicher ${where === 'alt' ? 'Wortlaut in der Beschreibung eines Bildes' : 'Wortlaut'}: ${shared}. Gewicht ${info.toFixed(0)}${left > 0 ? `; ${left} Zeichen sind Zitat oder Formel und zählen nicht` : ''}`;
}

const percent = ({ width, height }: Region) => Math.max(1, Math.round(width * height * 100));

/** Zeilen eines Bildes von oben nach unten, jede von links nach rechts. */
const PLACES = [
  ['oben links', 'oben', 'oben rechts'],
  ['links', 'in der Mitte', 'rechts'],
  ['unten links', 'unten', 'unten rechts'],
];

const third = (from: number, size: number) => Math.min(2, Math.floor((from + size / 2) * 3));

const sentence = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const decimal = (value: number, digits: number) => value.toFixed(digits).replace('.', ',');
const clock = ([from, to]: [number, number]) => `${decimal(from, 1)}–${decimal(to, 1)} s`;

/** Wörter der Karte. Tatsachen in der Gegenwart, nie ein Urteil. */
export const cardDe: typeof cardEn = {
  signals: {
    image: 'Bild',
    video: 'Video',
    text: 'Text',
    link: 'Link',
    mention: 'Nennung',
    author: 'Erfasstes Profil',
    topic: 'Thema',
  },
  grades: { same: 'gleich', likely: 'wahrscheinlich', possible: 'möglich' },
  day,
  measure({ measure }) {
    switch (measure.by) {
      case 'author':
      case 'tag':
        return `Schlüssel ${measure.key}`;
      case 'address':
        return `Adresse ${measure.url}`;
      case 'name':
        return `Wörter „${measure.words}“ an Stelle ${measure.offset + 1}`;
      case 'pdq':
        return `PDQ-Abstand ${measure.distance} von 256 Bit (Treffer bis ${measure.threshold}), Güte ${measure.quality}${measure.from ? '. Verglichen, wie das Fenster es zeigte: die Datei war nicht erreichbar' : ''}`;
      case 'part':
        return partWords(measure);
      case 'frames':
        return `${measure.frames} Einzelbilder in gleicher Folge: hier ${clock(measure.query)}, im Video des Registers ${clock(measure.entry)}, mit dem ${decimal(measure.speed, 2)}-Fachen seines Tempos; PDQ-Abstand bis ${measure.distance} von 256 Bit`;
      case 'passages':
        return passageWords(measure);
      case 'topic':
        return `Wörter ${measure.found.map(({ words, word }) => (words === word ? `„${words}“` : `„${words}“ (für „${word}“)`)).join(', ')}. ${TIMES[measure.time]}`;
    }
  },
  part({ query, entry, mirrored, turned }) {
    const sentences = [
      `Der Rahmen zeigt den gleichen Teil: ${percent(query)} % des Bildes hier, ${percent(entry)} % des Bildes im Register`,
      mirrored && 'Das Bild hier ist gespiegelt',
      Math.abs(turned) >= 1 && `Das Bild hier ist um ${Math.abs(Math.round(turned))}° gedreht`,
    ];
    return `${sentences.filter(Boolean).join('. ')}.`;
  },
  markedPart: (region) =>
    percent(region) >= 99
      ? 'Das ganze Bild liegt im Rahmen'
      : `Der Teil im Rahmen ist ${percent(region)} % des Bildes, ${PLACES[third(region.top, region.height)]?.[third(region.left, region.width)]}`,
  passages({ passages, where }) {
    const equal = passages.reduce((sum, one) => sum + one.equal, 0);
    const place = where === 'alt' ? 'die Beschreibung eines Bildes hier' : 'der Beitrag';
    return `Aus dem Text im Register. Unterstrichen ist der Wortlaut, den auch ${place} hat; ${equal} Wörter sind gleich`;
  },
  topicFound: 'Wörter des Themas im Beitrag:',
  topicWord: ({ words, word }) =>
    words.toLowerCase() === word.toLowerCase() ? `„${words}“` : `„${words}“ (für „${word}“)`,
  topicTimes: TIMES,
  topicPeriod: ({ from, to }) => (from || to ? `Zeitraum des Themas: ${from || '…'} bis ${to || '…'}` : ''),
  cardTitle: ({ count }) => (count === 1 ? '1 Treffer' : `${count} Treffer`),
  nothingMatched: 'Gesehen, kein Treffer',
  couldNotRead: 'Nicht lesbar',
  couldNotReadHelp:
    'Vielleicht hat sich die Website geändert. Der Beitrag zählt als ungelesen; gesichert wurde nichts.',
  noPermalink:
    'Die Seite zeigt für diesen Beitrag keine Adresse. Er kann gesichert werden; der Datensatz vermerkt es.',
  checking: 'Bilder werden verglichen …',
  onPage: 'Auf dieser Seite',
  inRegistry: 'Im Register',
  source: 'Quelle',
  publishedBy: ({ producer, date }) =>
    date
      ? `${producer}, zuerst veröffentlicht am ${date}`
      : `${producer}, Tag der ersten Veröffentlichung unbekannt`,
  roles: { city: 'Stadt', 'office-holder': 'Amtsträger', party: 'Partei', agency: 'Agentur' },
  uses: { official: 'amtlich', business: 'geschäftlich', private: 'privat', campaign: 'Wahlkampf' },
  details: 'Einzelheiten',
  registryVersion: ({ id, version }) => `Register ${id}, Stand ${version}`,
  notChecked: 'Nicht prüfbar',
  failures: {
    'no-permission':
      'der Zugriff auf den Bilderserver wurde entzogen; im Fenster der Symbolleiste wieder erlauben',
    'http-status': 'der Bilderserver hat es verweigert',
    timeout: 'der Bilderserver hat nicht rechtzeitig geantwortet',
    network: 'der Bilderserver war nicht erreichbar',
    'too-large': 'die Datei ist größer als 50 MB',
    'too-many-pixels': 'das Bild behauptet zu viele Bildpunkte',
    'not-an-image': 'der Server hat kein Bild geschickt',
    undecodable: 'das Bild ist beschädigt',
    'not-readable': 'der Browser gibt die Bilder dieses Videos nicht heraus',
    'low-quality': 'das Bild ist zu gleichförmig für einen Vergleich',
    'refused-address':
      'sein Server darf nicht gefragt werden: er ist weder ein Bilderserver der Netzwerke noch eine Website, die Sie erlaubt haben',
    'not-armed':
      'kein Bildschirmfoto: Dieser Tab ist nicht freigeschaltet. Einmal auf das Stadtspur-Symbol in der Symbolleiste klicken, dann erneut sichern',
    'not-visible': 'kein Bildschirmfoto: Der Beitrag ist nicht im Fenster zu sehen',
    'tab-changed': 'kein Bildschirmfoto: Der Tab hat inzwischen gewechselt',
    moved: 'kein Bildschirmfoto: Die Seite wurde währenddessen verschoben. Bitte erneut sichern',
    interrupted: 'der Tab wurde geschlossen oder der Browser beendet, bevor es aufgenommen war',
    'too-tall': 'der Beitrag ist höher, als in ein Bild passt; die Fensterbilder sind aufbewahrt',
    'no-address': 'die Seite nennt für ein Bild oder Video keine Adresse',
    unsupported: 'von diesem Browser nicht unterstützt',
    internal: 'ein unerwarteter Fehler',
    'disk-full':
      'Der Speicher ist voll. Verloren ist nichts: Platz schaffen oder Funde in der Übersicht löschen, dann erneut sichern',
    database:
      'Die Datenbank der Erweiterung konnte nicht beschrieben werden. Sonst ist nichts verloren; bitte erneut versuchen',
    'page-changed':
      'Die Seite hat während des Sicherns gewechselt. Gesichert wurde nichts; bitte erneut versuchen',
    'invalid-message': 'Der Beitrag, wie gelesen, ist nicht gültig. Gesichert wurde nichts',
    unconfirmed:
      'Der Fund wurde geschrieben, ließ sich aber nicht zurücklesen. In der Übersicht nachsehen, ob er dort steht',
    'invalid-data': 'Der Datensatz wäre nicht gültig gewesen. Gesichert wurde nichts',
    unreachable:
      'Der Hintergrund der Erweiterung hat nicht geantwortet. Vor dem nächsten Versuch in der Übersicht nachsehen, ob der Fund dort steht',
    'cut-off': 'Die Erweiterung wurde erneuert. Seite neu laden, dann erneut sichern',
    'not-trusted': 'Das war kein Klick von Ihnen. Gesichert wurde nichts',
    'no-reader':
      'Stadtspur liest diese Seite nicht. Seite neu laden oder im Fenster der Symbolleiste nachsehen, ob der Zugriff entzogen wurde',
    'no-check': 'Stadtspur kann diese Seite nicht prüfen: der Browser hält Erweiterungen von ihr fern',
    'no-post': 'In der Fenstermitte steht kein lesbarer Beitrag',
  },
  detail: ({ text, detail }) => `${text} (${detail})`,
  menu: {
    'capture-here': 'Als Beleg sichern',
    'check-picture': 'Dieses Bild mit dem Register vergleichen',
    'check-selection': 'Diese Auswahl mit dem Register vergleichen',
    'check-page': 'Diese Seite mit dem Register vergleichen',
  },
  capture: 'Als Beleg sichern',
  captureAgain: 'Erneut sichern',
  openDashboard: 'In der Übersicht öffnen',
  close: 'Schließen',
  steps: {
    started: 'Bildschirmfoto wird aufgenommen …',
    'shot-done': 'Bilder werden geladen und verglichen …',
    saving: 'Wird gesichert …',
  },
  saved: ({ number, time }) => `Gesichert, Nr. ${number}, ${time}`,
  savedBefore: ({ numbers }) => `Bereits gesichert: Nr. ${numbers}`,
  savedWithout: 'Gesichert ohne:',
  notSaved: 'Nicht gesichert',
};
