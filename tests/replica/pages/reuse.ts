import { COPIES, INVENTED } from '../case.ts';
import { type FacebookPost, facebookPage } from './facebook.ts';

const author = { name: 'Hafenviertel Beispiel (Nachbau)', vanity: 'hafenviertel.beispiel.nachbau' };

type Part = Pick<FacebookPost, 'text' | 'picture'>;

/** What people do with pictures and texts of others, one a post; the last shows a picture that nobody registered. */
const PARTS: Part[] = [
  { text: 'Näher heran.', picture: COPIES.reuseCrop },
  { text: 'Einmal andersherum.', picture: COPIES.reuseMirror },
  { text: 'Vier Bilder aus unserer Woche.', picture: COPIES.reuseCollage },
  { text: 'Das neue Plakat ist da.', picture: COPIES.reuseBar },
  {
    text: 'Endlich! Auf einer Länge von 800 Metern verbindet die neue Promenade das alte Speicherhaus mit dem Kohlenkai. Vierzig Bänke aus heimischer Eiche, drei Brunnen und ein Spielplatz mit Blick auf die Kräne laden zum Verweilen ein. Wir sehen uns dort.',
  },
  {
    text: 'Die Verwaltung schreibt: „Gepflanzt wurden hundertzwölf Linden, die im Sommer Schatten spenden sollen.“ Gezählt hat sie noch niemand.',
  },
  { text: 'Wer kommt mit zum Drachenbootrennen? Der Verein sucht noch Trommlerinnen für das Hafenbecken.' },
  { text: 'Von oben sieht alles anders aus.', picture: COPIES.reuseOther },
];

const POSTS: FacebookPost[] = PARTS.map((part, at) => ({
  ...part,
  id: `30000000000000${at + 1}`,
  author,
  time: `${8 + at}. November 2021 um 10:31`,
  text: `${INVENTED} ${part.text}`,
  photo: `30000000000009${at + 1}`,
}));

/** Page of a neighbourhood that does not exist. */
export const reusePage = (): string => facebookPage(author.name, POSTS);
