import type { Check, CheckState, Verification } from '../../utils/evidence/index.ts';
import { verifyWords } from '../../utils/i18n/index.ts';

type Totals = Record<CheckState, number>;

const countsOf = (checks: readonly Check[]): Record<string, Totals> => {
  const counts: Record<string, Totals> = {};
  for (const { what, state } of checks) {
    counts[what] ??= { kept: 0, broken: 0, absent: 0 };
    counts[what][state]++;
  }
  return counts;
};

const inState = ({ checks }: Verification, state: CheckState) =>
  checks.filter((one) => one.state === state).map(({ state: _, ...rest }) => rest);

/** What `verify` prints: what the package says it is, counts of each kind of check, and all that is not kept. */
export const summaryOf = (file: string, result: Verification) => {
  const { checks, stamps, ...facts } = result;
  return {
    package: file,
    ...facts,
    stamps: stamps.map(({ seq, stampedAt, authority, chain }) => ({
      line: seq,
      stampedAt,
      authority,
      chain,
    })),
    kinds: countsOf(checks),
    broken: inState(result, 'broken'),
    absent: inState(result, 'absent'),
  };
};

/** The same in words, one thing a line. */
export function wordsOf(result: Verification, language: 'de' | 'en'): string {
  const words = verifyWords(language);
  const { totals, stamps } = result;
  const facts = (
    ['name', 'description', 'writtenAt', 'findings', 'lines', 'head', 'key', 'publicKey'] as const
  ).map((fact) => `${words.facts[fact]}: ${result[fact]}`);
  const times = stamps.map(({ seq, authority, stampedAt }) =>
    words.stamp({ line: seq, authority, at: stampedAt }),
  );
  const rows = Object.entries(countsOf(result.checks)).map(
    ([what, one]) =>
      `  ${one.broken > 0 ? '✗' : '✓'} ${words.kinds[what]}: ${one.kept} ${words.states.kept}, ${one.broken} ${words.states.broken}, ${one.absent} ${words.states.absent}`,
  );
  const lists = result.checks
    .filter(({ state }) => state !== 'kept')
    .map(({ what, where, state, detail }) => {
      const sign = state === 'broken' ? '✗' : '–';
      return `  ${sign} ${words.kinds[what]}: ${where}: ${words.details[detail] ?? detail}`;
    });
  return [
    totals.broken === 0 ? words.intact : words.notIntact(totals),
    ...(totals.absent > 0 ? [words.absentNote(totals)] : []),
    '',
    ...facts,
    `${words.facts.stamps}: ${times.length > 0 ? times.join('; ') : words.noStamps}`,
    words.compareKey,
    '',
    ...rows,
    ...(lists.length > 0 ? ['', ...lists] : []),
    '',
    `${words.limitsTitle}:`,
    ...words.limits.map((one) => `  ${one}`),
    '',
  ].join('\n');
}
