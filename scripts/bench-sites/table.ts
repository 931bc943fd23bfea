import { quantile } from '../bench/rows.ts';
import type { Score, Share } from './score.ts';

/** What the readers must reach, as shares of all; a wrong `promoted` is never allowed. */
const GOALS = { posts: 1, author: 0.99, permalink: 0.99, time: 0.95 };

/** What of the goals a score misses; empty when all are met. */
export function missed(score: Score): string[] {
  const shares = { posts: { right: score.found, of: score.expected }, ...pick(score) };
  const below = Object.entries(GOALS).filter(
    ([name, goal]) => ratio(shares[name as keyof typeof shares]) < goal,
  );
  return [
    ...below.map(([name]) => name),
    ...(score.wrong > 0 ? ['false posts'] : []),
    ...(score.promoted.WRONG > 0 ? ['promoted'] : []),
  ];
}

const pick = ({ author, permalink, time }: Score) => ({ author, permalink, time });

const ratio = ({ right, of }: Share): number => (of === 0 ? 1 : right / of);

const COLUMNS: [string, (score: Score) => string][] = [
  ['pages', ({ pages }) => String(pages)],
  ['posts expected / found / false', ({ expected, found, wrong }) => `${expected} / ${found} / ${wrong}`],
  ['author', ({ author }) => shown(author)],
  ['permalink', ({ permalink }) => shown(permalink)],
  ['time', ({ time }) => shown(time)],
  [
    'promoted right / null / WRONG',
    ({ promoted }) => `${promoted.right} / ${promoted.null} / ${promoted.WRONG}`,
  ],
  ['text starts right', ({ text }) => shown(text)],
  ['decoys', ({ decoys }) => String(decoys)],
  ['goal met', (score) => missed(score).join(', ') || 'yes'],
  ['naive author', ({ naive }) => shown(naive.author)],
  ['naive time', ({ naive }) => shown(naive.time)],
  ['naive text', ({ naive }) => shown(naive.text)],
  ['naive decoys', ({ naive }) => String(naive.decoys)],
  ['roots ms', ({ rootsMilliseconds }) => ms(quantile(rootsMilliseconds, 0.5))],
  ['read ms median', ({ readMilliseconds }) => ms(quantile(readMilliseconds, 0.5))],
  ['read ms p99', ({ readMilliseconds }) => ms(quantile(readMilliseconds, 0.99))],
  ['naive ms median', ({ naiveMilliseconds }) => ms(quantile(naiveMilliseconds, 0.5))],
  ['read : naive', (score) => ms(sum(score.readMilliseconds) / sum(score.naiveMilliseconds))],
];

const shown = ({ right, of }: Share): string =>
  of === 0 ? '-' : `${right}/${of} (${((100 * right) / of).toFixed(1)} %)`;

const ms = (value: number): string => (Number.isFinite(value) ? value.toFixed(2) : '-');

const sum = (values: number[]): number => values.reduce((total, value) => total + value, 0);

/** One row for each group, as a Markdown table. */
export function tableOf(scores: [string, Score][]): string {
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
  return [
    line(['', ...COLUMNS.map(([name]) => name)]),
    line(['-', ...COLUMNS.map(() => '-')]),
    ...scores.map(([name, score]) => line([name, ...COLUMNS.map(([, cell]) => cell(score))])),
  ].join('\n');
}
