import { many } from './format.ts';
import type { readingEn } from './reading.en.ts';

/** Wörter dazu, wie gut gelesen wird. */
export const readingDe: typeof readingEn = {
  health: {
    reading: 'Liest: alle gesehenen Beiträge waren lesbar',
    partly: 'Teilweise: einige Beiträge waren nicht lesbar',
    blind: 'Blind: Beiträge sind da, aber keiner war lesbar',
    'not-a-post-page': 'Kein Beitrag auf dieser Seite, oder noch keiner',
    'cut-off': 'Abgeschnitten: der Hintergrund hat nicht geantwortet',
    failing: 'Gestört: Register oder Datenbank der Erweiterung waren nicht lesbar',
  },
  states: {
    reading: 'lesbar',
    partly: 'teilweise',
    blind: 'blind',
    'not-a-post-page': 'ohne Beiträge',
    'cut-off': 'abgeschnitten',
    failing: 'gestört',
  },
  reasons: {
    author: 'ohne Verfasser',
    permalink: 'ohne Adresse',
    content: 'ohne Inhalt',
    error: 'Fehler beim Lesen',
  },
  reasonCount: ({ n, reason }) => `${many(n, 'Beitrag', 'Beiträge')}: ${reason}`,
  unreadOf: ({ n, all }) => `${n} von ${many(all, 'Beitrag war', 'Beiträgen waren')} nicht lesbar`,
  shares: 'Was die Beiträge zeigen',
  shareOf: ({ n, all, what }) => `${what}: ${n} von ${all}`,
  fields: { author: 'Verfasser', permalink: 'Adresse', time: 'Zeit', text: 'Text', media: 'Medien' },
  marks: ({ n }) => `${many(n, 'Link oder Bild', 'Links und Bilder')} dieser Website geprüft`,
  report: {
    button: 'Problembericht sichern',
    help: 'Eine Datei mit dem Bau dieser Seite: Rollen und Formen, kein Text, keine Namen, keine Kennungen. Sie wird auf Ihrem Gerät gesichert; an die Entwickler geht sie nur, wenn Sie sie senden.',
    done: 'Problembericht gesichert.',
    failed: 'Die Seite ließ sich nicht beschreiben. Bitte im vorderen Tab öffnen und erneut versuchen.',
  },
  log: {
    heading: 'Leser',
    intro:
      'Wie gut sich Beiträge lesen ließen, nach Tag und Website. Fällt ein Anteil von einem Tag zum nächsten, hat sich eine Website geändert.',
    caption: 'Lesbarkeit nach Tag und Website, neueste zuerst',
    empty: 'Noch nichts gelesen',
    emptyHelp:
      'Öffnen Sie Facebook, Instagram, X oder die Werbebibliothek. Hier wird gezählt, was an jedem Tag lesbar war und was nicht.',
    error: 'Das Protokoll konnte nicht gelesen werden.',
    columns: { day: 'Tag', site: 'Website', pages: 'Seiten', posts: 'Beiträge', unread: 'Nicht lesbar' },
    none: 'keine',
    share: ({ n, all }) => (all === 0 ? '–' : `${Math.floor((100 * n) / all)} %`),
    reportHelp:
      'Einen Problembericht zu einer Seite sichern Sie im Symbolfenster oder in der Seitenleiste, solange die Seite offen ist.',
  },
  websites: {
    heading: 'Weitere Websites',
    intro:
      'Auf Websites, die Sie nennen, liest Stadtspur eingebettete Beiträge der Netzwerke, Links zu Beiträgen und Profilen und prüft die Bilder der Seite. Für eine einzelne Prüfung braucht es keine Erlaubnis: Kontextmenü „Stadtspur“.',
    label: 'Adresse der Website',
    hint: 'zum Beispiel www.partei.example',
    allow: 'Erlauben …',
    none: 'Es ist keine Website erlaubt.',
    remove: 'Entziehen',
    removeLabel: ({ site }) => `Zugriff auf ${site} entziehen`,
    done: ({ site }) => `${site} wird ab jetzt gelesen. Offene Seiten müssen nicht neu geladen werden.`,
    refused: ({ site }) => `Der Browser hat den Zugriff auf ${site} nicht erlaubt. Es bleibt, wie es war.`,
    invalid: ({ text }) => `„${text}“ ist nicht die Adresse einer Website.`,
    network: ({ site }) => `${site} gehört zu einem Netzwerk, das Stadtspur ohnehin liest.`,
    known: ({ site }) => `${site} ist bereits erlaubt.`,
    offer: ({ site }) => `Eingebettete Beiträge auf ${site} lesen …`,
  },
  sidePanel: 'Seitenleiste',
  openLog: 'Protokoll des Lesers',
  buttonMatches: ({ n }) => many(n, 'Beitrag mit Treffer', 'Beiträge mit Treffern'),
};
