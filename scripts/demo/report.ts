import type { PageResult } from './steps.ts';

/** Rows of the summary: page, posts read, matches by signal, findings saved, what went wrong. */
export type Row = { title: string; posts: number; signals: string; findings: number; problems: string[] };

/** One row for each page. */
export function rowsOf(results: PageResult[]): Row[] {
  return results.map(({ page, state, findings, problems }) => ({
    title: page.title,
    posts: state?.seen ?? 0,
    signals: signalsOf(findings),
    findings: findings.length,
    problems,
  }));
}

function signalsOf(findings: PageResult['findings']): string {
  const counts = new Map<string, number>();
  for (const { signal } of findings.flatMap(({ matches }) => matches)) {
    counts.set(signal, (counts.get(signal) ?? 0) + 1);
  }
  return [...counts].map(([signal, count]) => `${signal} ${count}`).join(', ') || '–';
}

const HEAD = ['page', 'posts read', 'matches by signal', 'saved'];

/** The summary as text with aligned columns. */
export function tableText(rows: Row[]): string {
  const cells = [HEAD, ...rows.map(cellsOf)];
  const widths = HEAD.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  const lines = cells.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '));
  const problems = rows.flatMap((row) => row.problems.map((problem) => `! ${row.title}: ${problem}`));
  return [...lines, ...problems].join('\n');
}

const cellsOf = ({ title, posts, signals, findings }: Row) => [
  title,
  String(posts),
  signals,
  String(findings),
];

/** The summary as one static page beside its screenshots. */
export function reportHtml(results: PageResult[], browser: string): string {
  const rows = rowsOf(results).map((row, index) => {
    const links = (results[index]?.screenshots ?? []).map((name) => `<a href="${name}">${name}</a>`);
    const state = row.problems.length > 0 ? row.problems.map(escapeHtml).join('<br>') : 'as expected';
    const cells = [...cellsOf(row).map(escapeHtml), state, links.join('<br>')];
    return `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
  });
  const heads = [...HEAD, 'result', 'screenshots'].map((name) => `<th scope="col">${name}</th>`);
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Stadtspur: demonstration</title>
<style>body{font:15px/1.5 system-ui,sans-serif;max-width:1100px;margin:32px auto;padding:0 16px}
table{border-collapse:collapse;width:100%}td,th{border:1px solid #aaa;padding:6px;text-align:left;vertical-align:top}</style>
<h1>Stadtspur: demonstration of the Dortmund case</h1>
<p>Replica pages with invented text on the addresses of the letter of 17.12.2021, read in ${escapeHtml(browser)}.
The pictures are free photographs; the registry “dortmund-demo” only claims for the demonstration that they are the city's.</p>
<table><thead><tr>${heads.join('')}</tr></thead><tbody>${rows.join('')}</tbody></table>
<p><a href="findings.csv">findings.csv</a> · <a href="dashboard-findings.png">dashboard: findings</a> · <a href="dashboard-registry.png">dashboard: registry</a></p></html>`;
}

const escapeHtml = (text: string) => text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);
