import { foldWord } from '../text/fold.ts';

/** A word as topics compare it. */
export type Form = {
  /** `foldWord`: lower case, umlauts written out. */
  folded: string;
  /** The same with umlauts, also written out ones, as plain vowels. */
  base: string;
  hasUmlaut: boolean;
  isCapital: boolean;
  /** Two to four capitals: compared as written, because "OB" is not "ob" and "US" not "us". */
  acronym: string | null;
};

const UMLAUTS: Record<string, string> = { ae: 'a', oe: 'o', ue: 'u' };

/** Reads a word. `raw` is kept as it stands for acronyms only. */
export function formOf(raw: string): Form {
  const folded = foldWord(raw);
  // "que" and "eue" hold no umlaut: Querung, neue.
  const base = folded.replace(/ae|oe|(?<![eaq])ue/gu, (pair) => UMLAUTS[pair] ?? pair);
  return {
    folded,
    base,
    hasUmlaut: base !== folded,
    isCapital: /^\p{Lu}/u.test(raw),
    acronym: /^\p{Lu}{2,4}$/u.test(raw) ? raw : null,
  };
}

/** Endings of German nouns and adjectives, and of English nouns. */
const ENDINGS = new Set(['', 'e', 'en', 'er', 'es', 'em', 'n', 's', 'ern', 'ens', 'ns']);

/** Endings with which a plural changes its vowel: Häuser, Räte, Bäder; none in Gärten, Mütter, Äpfel. */
const CHANGED = new Set(['e', 'en', 'er', 'ern']);
const UNCHANGED = new Set(['', 's', 'es', 'e']);

/** Words that short are inflected only in ways that leave no doubt. */
const SHORTEST = 4;
const SAFE = new Set(['', 's', 'es']);

/**
 * True if a word of a text is a form of a word of a topic: declension, plural with or without a changed vowel, feminine
 * form, English plural. Compounds are other words: "Rat" is not in "Rathaus".
 */
export function isFormOf(topic: Form, word: Form): boolean {
  if (topic.acronym) return word.acronym === topic.acronym;
  if (topic.folded === word.folded) return true;
  const isVerb = topic.isCapital && !word.isCapital;
  return declined(topic, word, isVerb) || vowelChanged(topic, word) || irregular(topic.folded, word.folded);
}

/**
 * Both are the same stem with an ending. A word in lower case for a noun of the topic may be a verb (Park, parken),
 * so only the endings that verbs do not have count then.
 */
function declined(topic: Form, word: Form, isVerb: boolean): boolean {
  // Written out, ö would be an o and an ending: schon, schoen.
  if (topic.hasUmlaut !== word.hasUmlaut) return false;
  const [a, b] = [topic.folded, word.folded];
  const stem = commonLength(a, b);
  for (let length = stem; length >= 3 && stem - length <= 3; length--) {
    const [x, y] = [a.slice(length), b.slice(length)];
    const allowed = length < SHORTEST || isVerb ? SAFE : ENDINGS;
    if (ENDINGS.has(x) && allowed.has(y) && (length >= SHORTEST || SAFE.has(x))) return true;
  }
  return false;
}

/** Haus, Häuser: nouns only, for "schon" and "schöne" are two words. */
function vowelChanged(topic: Form, word: Form): boolean {
  if (!topic.isCapital || topic.hasUmlaut === word.hasUmlaut) return false;
  const [changed, plain] = topic.hasUmlaut ? [topic, word] : [word, topic];
  if (changed.base === plain.base) return /(?:er|el|en)$/u.test(plain.base);
  const stem = commonLength(changed.base, plain.base);
  for (let length = stem; length >= 3 && stem - length <= 2; length--) {
    if (CHANGED.has(changed.base.slice(length)) && UNCHANGED.has(plain.base.slice(length))) return true;
  }
  return false;
}

/** Pairs of endings that belong to the end of the stem: -in/-innen, -nis/-nisse, -er/-erin, -y/-ies. */
const PAIRS: readonly [RegExp, readonly string[]][] = [
  [/in$/u, ['nen']],
  [/(?:nis|us)$/u, ['se', 'ses', 'sen']],
  [/\p{L}{3}er$/u, ['in', 'innen']],
];

function irregular(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (short.length >= SHORTEST && short.endsWith('y')) return long === `${short.slice(0, -1)}ies`;
  if (short.length < 3 || !long.startsWith(short)) return false;
  const ending = long.slice(short.length);
  return PAIRS.some(([end, endings]) => end.test(short) && endings.includes(ending));
}

function commonLength(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return length;
}
