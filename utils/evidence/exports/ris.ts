import type { Finding } from '../../model/index.ts';
import { recordHash } from '../record-hash.ts';

const TITLE_MOST = 120;
/** A reference manager lists a reference; the whole text is in the record. */
const TEXT_MOST = 5_000;

const SITES: Record<Finding['post']['site'], string> = {
  facebook: 'Facebook',
  'ad-library': 'Facebook Ad Library',
  instagram: 'Instagram',
  twitter: 'X / Twitter',
  embeds: 'Website',
};

type Tag = 'TY' | 'AU' | 'TI' | 'T2' | 'PB' | 'PY' | 'DA' | 'Y2' | 'UR' | 'AB' | 'KW' | 'N1' | 'ER';

/**
 * A finding as a reference in RIS (tags of the RIS format as Zotero's translator reads them: `ELEC` becomes a web page,
 * `Y2` the day of access, `N1` a note). Every value stands on one line: a line break in a post would begin a tag.
 * @returns lines that end in CRLF, an empty one after the last; UTF-8
 */
export function risOf(finding: Finding): string {
  const { post, page, number, capturedAt } = finding;
  const published = post.publishedAt ?? post.derivedAt;
  const lines: [Tag, string | null][] = [
    ['TY', 'ELEC'],
    ['AU', authorOf(finding)],
    ['TI', titleOf(finding)],
    ['T2', SITES[post.site]],
    ['PY', published?.slice(0, 4) ?? null],
    ['DA', published ? risDay(published) : null],
    ['Y2', risDay(capturedAt)],
    ['UR', post.permalink ?? page.url],
    ['AB', post.text.slice(0, TEXT_MOST)],
    ...signalsOf(finding).map((signal): [Tag, string] => ['KW', signal]),
    ['N1', `Stadtspur finding ${number}, captured ${capturedAt}, record SHA-256 ${recordHash(finding)}`],
    ['N1', basisNote(finding)],
  ];
  const written = lines.filter(([, value]) => value).map(([tag, value]) => lineOf(tag, value ?? ''));
  return [...written, 'ER  - ', '', ''].join('\r\n');
}

const lineOf = (tag: Tag, value: string): string => `${tag}  - ${oneLine(value)}`;

/** Everything that some reader takes for the end of a line, and other control signs, as a blank. */
const oneLine = (value: string): string =>
  value
    .toWellFormed()
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .trim();

/** Zotero takes a comma for the border between last and first name; a profile's name has neither. */
const authorOf = ({ post }: Finding): string | null =>
  (post.author?.name ?? post.author?.key)?.replaceAll(',', ' ') ?? null;

function titleOf({ post, number }: Finding): string {
  const words = oneLine(post.text);
  if (words === '') return `Post without text (finding ${number})`;
  return words.length > TITLE_MOST ? `${words.slice(0, TITLE_MOST).trimEnd()} …` : words;
}

/** `2021/03/03/`: the fourth part of a date in RIS is free text. */
const risDay = (value: string): string => `${value.slice(0, 10).replaceAll('-', '/')}/`;

const signalsOf = ({ matches }: Finding): string[] => [...new Set(matches.map(({ signal }) => signal))];

/** Says where a day of publication is not shown by the page. */
function basisNote({ post }: Finding): string | null {
  if (post.publishedAt || !post.derivedAt) return null;
  return post.shownTime === undefined
    ? 'Day of publication computed from the number of the post'
    : `Day of publication computed from the words "${post.shownTime}"`;
}
