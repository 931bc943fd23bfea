import { pathToFileURL } from 'node:url';
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
type Set_ = { name: string; documents: Documents; posts: readonly string[]; own: Documents };

/** Least share of common shingles for the alternative. */
const CONTAINED = 0.1;

/** Recall by class, false alarms, highlighted characters, time and memory, beside 5-word shingles. */
export async function benchText(large = 50_000): Promise<TextRow[]> {
  const rows: TextRow[] = [];
  for (const set of sets(large)) rows.push(...measure(set));
  return rows;
}

function* sets(large: number): Generator<Set_> {
  const posts = [...corpus(2000, 99, 280), ...corpus(210, 98, 3000)].map(({ text }) => text);
  const own = corpus(700, 77, 6000);
  yield { name: 'made, 700', documents: corpus(700, 7), posts, own };
  const texts = natural();
  if (texts) {
    const [left, right] = [texts.documents, texts.posts];
    yield {
      name: `natural, ${left.length}`,
      documents: left,
      posts: right,
      own: right.filter((text) => text.length > 2100).map((text) => ({ text })),
    };
  }
  if (large > 0) yield { name: `made, ${large}`, documents: corpus(large, 7), posts, own };
}

function measure(set: Set_): TextRow[] {
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
    ...falseRows(set, index, shingles, row),
  ];
}

type Shingles = ReturnType<typeof createShingleIndex> | null;
type MakeRow = (what: string, figures: TextRow['figures']) => TextRow;

function recallRows({ documents, own }: Set_, index: TextIndex, shingles: Shingles, row: MakeRow): TextRow[] {
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
  { documents, posts }: Set_,
  index: TextIndex,
  shingles: Shingles,
  row: MakeRow,
): TextRow[] {
  const infos: number[] = [];
  const times: number[][] = [[], []];
  let other = 0;
  for (const post of posts) {
    const start = performance.now();
    const found = index.search(post);
    times[post.length > 1000 ? 1 : 0]?.push(performance.now() - start);
    infos.push(...found.map(({ info }) => info));
    other += shingles?.search(post, CONTAINED).length ?? 0;
  }
  const pairs = posts.length * documents.length;
  const count = (least: number) => infos.filter((info) => info >= least).length;
  return [
    row('false pairs', {
      pairs: pairs.toExponential(2),
      possible: String(count(THRESHOLDS.possible)),
      '>=22': String(count(22)),
      likely: String(count(THRESHOLDS.likely)),
      same: String(count(THRESHOLDS.same)),
      'rate likely': (count(THRESHOLDS.likely) / pairs).toExponential(1),
      shingles: shingles ? String(other) : '-',
    }),
    ...times.map((list, i) =>
      row(i ? 'ms, posts over 1,000 characters' : 'ms, posts up to 1,000', timesOf(list)),
    ),
  ];
}

function timesOf(list: number[]): TextRow['figures'] {
  const sorted = list.toSorted((a, b) => a - b);
  const at = (share: number) => (sorted[Math.floor((sorted.length - 1) * share)] ?? Number.NaN).toFixed(3);
  return { n: String(list.length), median: at(0.5), p95: at(0.95) };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const rows = await benchText(Number(process.argv[2] ?? 50_000));
  for (const { corpus, what, figures } of rows) {
    const shown = Object.entries(figures).map(([name, value]) => `${name} ${value}`);
    console.log(`${corpus} | ${what} | ${shown.join(' | ')}`);
  }
}
