import { Random } from './text-random.ts';
import { english, german, type Words } from './text-words.ts';

/** Subjects that documents share: unrelated documents on one subject use the same rare words. */
const SUBJECTS = 300;
const WORDS_A_SUBJECT = 120;

type Language = { words: Words; subjects: string[][]; sentence: (writer: Writer) => string };

/** What a sentence is made with: a source of words that leans to one subject. */
type Writer = { random: Random; words: Words; noun: () => string };

const languages = (): Language[] =>
  [
    { words: german(1), sentence: germanSentence },
    { words: english(2), sentence: englishSentence },
  ].map((language, i) => ({ ...language, subjects: subjectsOf(language.words, 10 + i) }));

function subjectsOf({ nouns }: Words, seed: number): string[][] {
  const random = new Random(seed);
  return Array.from({ length: SUBJECTS }, () =>
    Array.from({ length: WORDS_A_SUBJECT }, () => random.pick(nouns)),
  );
}

let known: Language[] | null = null;

/**
 * Press texts of a made-up city, three in four German, the others English; about 2,200 characters (600 to 6,000).
 * @returns `count` texts; the same for the same seed
 */
export function corpus(count: number, seed: number, mean = 2200): { text: string }[] {
  known ??= languages();
  const random = new Random(seed);
  const [de, en] = known as [Language, Language];
  return Array.from({ length: count }, () => {
    const length = Math.min(mean * 3, Math.max(mean / 4, mean * Math.exp(random.normal() * 0.35)));
    return { text: document(random, random.chance(0.75) ? de : en, length) };
  });
}

function document(random: Random, { words, subjects, sentence }: Language, length: number): string {
  const subject = random.zipf(subjects);
  const noun = () => (random.chance(0.4) ? random.zipf(subject) : random.zipf(words.nouns));
  const writer: Writer = { random, words, noun };
  const parts = random.chance(0.5) ? [random.pick(words.opening)] : [];
  let total = 0;
  while (total < length) {
    const text = sentence(writer);
    total += text.length + 1;
    parts.push(random.chance(0.15) ? `${text}\n\n` : text);
  }
  if (random.chance(0.6)) parts.push(`\n${random.pick(words.closing)}`);
  return parts.join(' ').replaceAll('\n ', '\n');
}

function germanSentence({ random, words, noun }: Writer): string {
  const article = () =>
    random.pick([
      'der',
      'die',
      'das',
      'den',
      'dem',
      'ein',
      'eine',
      'einen',
      'einem',
      'jeder',
      'diese',
      'unser',
    ]);
  const group = (): string => {
    const adjective = random.chance(0.45) ? `${random.zipf(words.adjectives)} ` : '';
    const more = random.chance(0.2)
      ? ` ${random.pick(['der', 'des', 'für die', 'im', 'am', 'mit', 'und'])} ${noun()}`
      : '';
    return `${article()} ${adjective}${noun()}${more}`;
  };
  const verb = () => random.zipf(words.verbs);
  const place = () =>
    random.pick([
      () => `in der ${random.zipf(words.streets)}`,
      () => `an der ${random.zipf(words.streets)} ${1 + random.below(180)}`,
      () => `im ${noun()}`,
      () => `bei ${random.zipf(words.names)}`,
      () => random.zipf(words.phrases),
    ])();
  const time = () =>
    random.pick([
      () =>
        `am ${1 + random.below(28)}. ${random.pick(['Januar', 'März', 'Mai', 'Juni', 'August', 'Oktober'])}`,
      () => `um ${8 + random.below(12)} Uhr`,
      () => `seit ${1990 + random.below(33)}`,
      () => random.zipf(words.phrases),
      () => 'heute',
    ])();
  const cause = () =>
    `${random.pick(['weil', 'damit', 'dass', 'obwohl', 'wenn', 'sobald'])} ${group()} ${place()} ${verb()}`;
  const forms = [
    () => `${capital(group())} ${verb()} ${time()} ${group()} ${place()}.`,
    () => `${capital(time())} ${verb()} ${group()} ${group()}.`,
    () => `${random.zipf(words.names)} ${verb()} ${group()}, ${cause()}.`,
    () => `${capital(place())} ${verb()} ${group()} ${time()}, und ${group()} ${verb()} ${group()}.`,
    () => `„${capital(group())} ${verb()} ${group()}“, sagt ${random.zipf(words.names)} ${time()}.`,
    () =>
      `${capital(group())} und ${group()} ${random.pick(['sind', 'werden', 'waren', 'bleiben'])} ${random.zipf(words.adjectives)}, ${cause()}.`,
    () =>
      `Rund ${10 * (1 + random.below(90))} ${noun()} ${random.pick(['kosten', 'fehlen', 'stehen', 'gehen'])} ${place()} ${time()}.`,
    () => `Nach ${group()} ${verb()} auch ${group()}.`,
  ];
  return random.pick(forms)();
}

function englishSentence({ random, words, noun }: Writer): string {
  const group = (): string => {
    const adjective = random.chance(0.45) ? `${random.zipf(words.adjectives)} ` : '';
    const more = random.chance(0.25)
      ? ` ${random.pick(['of the', 'for', 'in the', 'with', 'and'])} ${noun()}`
      : '';
    return `${random.pick(['the', 'a', 'this', 'every', 'our', 'its', 'another'])} ${adjective}${noun()}${more}`;
  };
  const verb = () => random.zipf(words.verbs);
  const where = () =>
    random.pick([
      () => `in ${random.zipf(words.streets)}`,
      () => `at the ${noun()}`,
      () => `near ${random.zipf(words.names)}`,
      () => random.zipf(words.phrases),
    ])();
  const when = () =>
    random.pick([
      () => `on ${1 + random.below(28)} ${random.pick(['January', 'March', 'May', 'June', 'October'])}`,
      () => `at ${1 + random.below(11)} pm`,
      () => `since ${1990 + random.below(33)}`,
      () => random.zipf(words.phrases),
    ])();
  const forms = [
    () => `${capital(group())} ${verb()} ${group()} ${where()} ${when()}.`,
    () => `${capital(when())}, ${group()} ${verb()} ${group()}.`,
    () => `${random.zipf(words.names)} ${verb()} ${group()} because ${group()} ${verb()} ${where()}.`,
    () => `“${capital(group())} ${verb()} ${group()}”, says ${random.zipf(words.names)}.`,
    () =>
      `About ${10 * (1 + random.below(90))} ${noun()} places ${random.pick(['are', 'were'])} ${random.zipf(words.adjectives)} ${when()}.`,
  ];
  return random.pick(forms)();
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
