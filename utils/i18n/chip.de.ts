import type { Match } from '../model/index.ts';
import type { chipEn } from './chip.en.ts';
import { formatDay, publishedOf, titleOf } from './format.ts';

const day = (value: string | null | undefined) => formatDay(value, 'de');

/** Was gemessen wurde, lässt wenig Zweifel oder einigen. */
const sure = ({ grade }: Match) => (grade === 'same' ? '' : 'Wahrscheinlich: ');

/** Wörter des Zeichens am Beitrag. */
export const chipDe: typeof chipEn = {
  lang: 'de',
  why(match) {
    const { entry } = match.entry;
    const part = match.in === 'quoted' ? ' (im zitierten Beitrag)' : '';
    switch (match.measure.by) {
      case 'author':
        return `Veröffentlicht von einem erfassten Profil${part}`;
      case 'pdq':
        return `Gleiches Bild wie „${titleOf(match)}“${publishedOf(match, day)}${part}`;
      case 'part':
        return `${sure(match)}Gleiches Bild, ganz oder in Teilen, wie „${titleOf(match)}“${publishedOf(match, day)}${part}`;
      case 'frames':
        return `${sure(match)}Gleiche Bildfolge wie im Video „${titleOf(match)}“${publishedOf(match, day)}${part}`;
      case 'passages':
        return `Wortlaut wie in „${titleOf(match)}“${publishedOf(match, day)}${part}`;
      case 'topic':
        return `Enthält Wörter des Themas „${titleOf(match)}“${part}`;
      case 'address':
        if (match.measure.own) return 'Dieser Beitrag steht im Register';
        if (entry.kind === 'website') return `Verlinkt auf ${entry.value.host}${part}`;
        return `Verlinkt auf „${titleOf(match)}“${publishedOf(match, day)}${part}`;
      case 'tag':
        return `Markiert oder verlinkt das Profil „${titleOf(match)}“${part}`;
      case 'name':
        return `Nennt das Profil „${titleOf(match)}“ im Text${part}`;
    }
  },
  chip: ({ sentence, count }) =>
    count === 1
      ? `Stadtspur: ${sentence}. 1 Treffer. Einzelheiten zeigen`
      : `Stadtspur: ${sentence}. ${count} Treffer. Einzelheiten zeigen`,
  quietChip: ({ sentence }) => `Stadtspur: ${sentence}. Sonst kein Treffer. Einzelheiten zeigen`,
  unreadChip: ({ reason }) => `Stadtspur: nicht lesbar: ${reason}`,
  plainChip: 'Stadtspur: gesehen, kein Treffer. Einzelheiten zeigen',
  unread: {
    author: 'ohne Verfasser',
    permalink: 'ohne Beitragsadresse',
    content: 'ohne Inhalt',
    error: 'Fehler beim Lesen',
  },
  failedChip: 'Stadtspur: nicht vollständig geprüft. Einzelheiten zeigen',
  noCard:
    'Stadtspur: Die Karte ließ sich nicht öffnen, der Hintergrund antwortet nicht. Bitte erneut versuchen',
};
