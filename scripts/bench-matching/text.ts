import { THRESHOLDS } from '../../utils/matching/text/grades.ts';
import type { TextIndex } from '../../utils/matching/text/text-index.ts';
import { createTextIndex } from '../../utils/matching/text/text-index.ts';
import { changes, type Made, type Span } from './text-changes.ts';
import { corpus } from './text-corpus.ts';
import { natural } from './text-natural.ts';
import { Random } from './text-random.ts';
import { createShingleIndex } from './text-shingles.ts';

/** One line of the result: what was measured and its figures, in words. */
export type TextRow = { corpus: string; what: string; figures: Record<string, string> };

type Documents = readonly { text: string }[];

/** A registry, unrelated texts by name, and texts of other authors to put copied passages into. */
type TextSet = {
  name: string;
  documents: Documents;
  others: Record<string, readonly string[]>;
  own: Documents;
};

/** Least share of common shingles for the alternative. */
const CONTAINED = 0.1;

/** Recall by class, false alarms, highlighted characters, time and memory, beside 5-word shingles. */
export async function benchText(large = 50_000): Promise<TextRow[]> {
  const rows: TextRow[] = [];
  for (const set of sets(large)) rows.push(...measure(set));
  return [...rows, smallRow(), longRow()];
}

const textsOf = (documents: Documents) => documents.map(({ text }) => text);

function* sets(large: number): Generator<TextSet> {
  const posts = textsOf(corpus(6000, 99, 280));
  const articles = textsOf(corpus(210, 98, 3000));
  const own = corpus(700, 77, 6000);
  yield { name: 'made, 700', documents: corpus(700, 7), others: { posts, articles }, own };
  const texts = natural();
  if (texts) {
    const { documents, heldOut, posts: fortunes } = texts;
    const name = `natural, ${documents.length}`;
    yield { name, documents, others: { heldOut, fortunes }, own: heldOut.map((text) => ({ text })) };
  }
  const fewer = posts.slice(0, 2000);
  if (large > 0)
    yield { name: `made, ${large}`, documents: corpus(large, 7), others: { posts: fewer, articles }, own };
}

/** A sentence that the made press office writes again and again; see text-words.ts. */
const FORMULA = 'Was das für die Menschen vor Ort bedeutet';

/** 50 registries of 20 documents each: nothing in them tells which phrases are common. The formula is counted apart. */
function smallRow(): TextRow {
  const documents = corpus(1000, 7);
  const posts = textsOf(corpus(6000, 99, 280));
  const [infos, formulas]: [number[], number[]] = [[], []];
  for (let from = 0; from < documents.length; from += 20) {
    const index = createTextIndex(documents.slice(from, from + 20));
    for (const post of posts) {
      const list = post.startsWith(FORMULA) ? formulas : infos;
      list.push(...index.search(post).map(({ info }) => info));
    }
  }
  const figures = falseFigures(infos, posts.length * documents.length);
  const shared = formulas.filter((info) => info >= THRESHOLDS.likely).length;
  return {
    corpus: 'made, 50 × 20',
    what: 'false pairs',
    figures: { ...figures, 'likely by a shared formula': String(shared) },
  };
}

/** A post of 200,000 characters, made of whole documents, and one that is a document of that length. */
function longRow(): TextRow {
  const documents = corpus(700, 7);
  const joined = textsOf(documents).join('\n\n').slice(0, 200_000);
  const time = (index: TextIndex) => {
    const start = performance.now();
    const [found] = index.search(joined);
    return `${(performance.now() - start).toFixed(0)} (coverage ${found?.coverage.toFixed(2)})`;
  };
  const figures = {
    'of 90 documents ms': time(createTextIndex(documents)),
    'of one ms': time(createTextIndex([{ text: joined }])),
  };
  return { corpus: 'made', what: 'post of 200,000 characters', figures };
}

function measure(set: TextSet): TextRow[] {
  globalThis.gc?.();
  const before = process.memoryUsage();
  const start = performance.now();
  const index = createTextIndex(set.documents);
  const built = performance.now() - start;
  globalThis.gc?.();
  const after = process.memoryUsage();
  const heap = after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers;
  const shingles = set.documents.length <= 2000 ? createShingleIndex(set.documents) : null;
  const row = (what: string, figures: TextRow['figures']): TextRow => ({ corpus: set.name, what, figures });
  return [
    row('index', {
      'build s': (built / 1000).toFixed(2),
      grams: String(index.size.grams),
      'index MB': (index.size.bytes / 1e6).toFixed(1),
      'process MB': (heap / 1e6).toFixed(1),
    }),
    ...recallRows(set, index, shingles, row),
    ...Object.entries(set.others).flatMap(([name, posts]) =>
      falseRows(set.documents, name, posts, index, shingles, row),
    ),
  ];
}

type Shingles = ReturnType<typeof createShingleIndex> | null;
type MakeRow = (what: string, figures: TextRow['figures']) => TextRow;

function recallRows(
  { documents, own }: TextSet,
  index: TextIndex,
  shingles: Shingles,
  row: MakeRow,
): TextRow[] {
  return changes.map(({ name, make }, c) => {
    const random = new Random(500 + c);
    const tally = { all: 0, possible: 0, likely: 0, same: 0, shingles: 0 };
    const scores: number[][] = [[], []];
    for (let d = 0; d < Math.min(700, documents.length); d++) {
      const made = make({ document: documents[d]?.text ?? '', own: own[d % own.length]?.text ?? '', random });
      if (!made) continue;
      tally.all++;
      const found = index.search(made.post).find((each) => each.document === d || each.versions.includes(d));
      const info = found?.info ?? 0;
      if (info >= THRESHOLDS.possible) tally.possible++;
      if (info >= THRESHOLDS.likely) tally.likely++;
      if (info >= THRESHOLDS.same) tally.same++;
      if (shingles?.search(made.post, CONTAINED).includes(d)) tally.shingles++;
      if (found?.document === d) pushScores(scores, made, found.passages);
    }
    const share = (n: number) => ((100 * n) / tally.all).toFixed(1);
    return row(name, {
      n: String(tally.all),
      'possible %': share(tally.possible),
      'likely %': share(tally.likely),
      'same %': share(tally.same),
      'F1 post': mean(scores[0]),
      'F1 document': mean(scores[1]),
      'shingles %': shingles ? share(tally.shingles) : '-',
    });
  });
}

function pushScores(scores: number[][], made: Made, passages: { post: Span; document: Span }[]): void {
  scores[0]?.push(
    f1(
      made.inPost,
      passages.map(({ post }) => post),
    ),
  );
  scores[1]?.push(
    f1(
      made.inDocument,
      passages.map(({ document }) => document),
    ),
  );
}

/** F1 of characters: the harmonic mean of precision and recall. */
function f1(truth: Span[], told: Span[]): number {
  const [a, b] = [unitsOf(truth), unitsOf(told)];
  const both = [...a].filter((unit) => b.has(unit)).length;
  return (2 * both) / (a.size + b.size);
}

function unitsOf(spans: Span[]): Set<number> {
  return new Set(spans.flatMap(([from, to]) => Array.from({ length: to - from }, (_, i) => from + i)));
}

const mean = (values: number[] = []) =>
  values.length > 0 ? (values.reduce((a, b) => a + b, 0) / values.length).toFixed(3) : '-';

function falseRows(
  documents: Documents,
  name: string,
  posts: readonly string[],
  index: TextIndex,
  shingles: Shingles,
  row: MakeRow,
): TextRow[] {
  const infos: number[] = [];
  const times: number[] = [];
  let other = 0;
  for (const post of posts) {
    const start = performance.now();
    const found = index.search(post);
    times.push(performance.now() - start);
    infos.push(...found.map(({ info }) => info));
    other += shingles?.search(post, CONTAINED).length ?? 0;
  }
  const figures = falseFigures(infos, posts.length * documents.length);
  return [
    row(`false pairs, ${name}`, { ...figures, shingles: shingles ? String(other) : '-' }),
    row(`ms a post, ${name}`, timesOf(times)),
  ];
}

function falseFigures(infos: readonly number[], pairs: number): TextRow['figures'] {
  const count = (least: number) => infos.filter((info) => info >= least).length;
  return {
    pairs: pairs.toExponential(2),
    possible: String(count(THRESHOLDS.possible)),
    likely: String(count(THRESHOLDS.likely)),
    same: String(count(THRESHOLDS.same)),
    'rate likely': (count(THRESHOLDS.likely) / pairs).toExponential(1),
  };
}

function timesOf(list: number[]): TextRow['figures'] {
  const sorted = list.toSorted((a, b) => a - b);
  const at = (share: number) => (sorted[Math.floor((sorted.length - 1) * share)] ?? Number.NaN).toFixed(3);
  return { n: String(list.length), median: at(0.5), p95: at(0.95) };
}

/** Runs the benchmark and prints a line for each row. */
export async function printText(large?: number): Promise<void> {
  for (const { corpus, what, figures } of await benchText(large)) {
    const shown = Object.entries(figures).map(([name, value]) => `${name} ${value}`);
    console.log(`${corpus} | ${what} | ${shown.join(' | ')}`);
  }
}

if (import.meta.main) await printText(Number(process.argv[2] ?? 50_000));
