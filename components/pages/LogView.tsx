import { formatDay } from '../../utils/i18n/index.ts';
import type { HealthRow, ReaderState } from '../../utils/model/index.ts';
import type { Loaded, Words } from './types.ts';

/** The log of reading: a row for each day and site, with the share of posts that showed each field. */
export function LogView({ rows, words }: { rows: Loaded<HealthRow[]>; words: Words }) {
  const { log } = words.page.reading;
  return (
    <>
      <h1>{log.heading}</h1>
      <p>{log.intro}</p>
      {rows.state === 'loading' && <p role="status">{words.page.loading}</p>}
      {rows.state === 'failed' && (
        <p class="notice error" role="alert">
          {log.error}
        </p>
      )}
      {rows.state === 'ready' && rows.value.length === 0 && (
        <section class="empty">
          <h2>{log.empty}</h2>
          <p>{log.emptyHelp}</p>
        </section>
      )}
      {rows.state === 'ready' && rows.value.length > 0 && <Rows rows={rows.value} words={words} />}
      <p class="unknown">{log.reportHelp}</p>
    </>
  );
}

function Rows({ rows, words }: { rows: HealthRow[]; words: Words }) {
  const { log, fields } = words.page.reading;
  const names = Object.entries(fields) as [keyof typeof fields, string][];
  const heads: [label: string, isNumber: boolean][] = [
    [log.columns.day, false],
    [log.columns.site, false],
    [log.columns.pages, false],
    [log.columns.posts, true],
    ...names.map(([, label]): [string, boolean] => [label, true]),
    [log.columns.unread, false],
  ];
  return (
    <table class="log">
      <caption>{log.caption}</caption>
      <thead>
        <tr>
          {heads.map(([label, isNumber]) => (
            <th key={label} scope="col" class={isNumber ? 'number' : undefined}>
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.day + row.site} data-log={`${row.day} ${row.site}`}>
            <th scope="row">{formatDay(row.day, words.language)}</th>
            <td>{words.page.platforms[row.site]}</td>
            <td data-label={log.columns.pages}>{pagesOf(row, words)}</td>
            <td class="number" data-label={log.columns.posts}>
              {row.coverage.posts.toLocaleString(words.page.locale)}
            </td>
            {names.map(([name, label]) => (
              <td key={name} class="number" data-share={name} data-label={label}>
                {log.share({ n: row.coverage[name], all: row.coverage.posts })}
              </td>
            ))}
            <td data-label={log.columns.unread}>{unreadOf(row, words)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** "12 reading, 1 blind" */
function pagesOf({ pages }: HealthRow, words: Words): string {
  const { states, log } = words.page.reading;
  const counted = (Object.entries(pages) as [ReaderState, number][]).filter(([, n]) => n > 0);
  return counted.map(([state, n]) => `${n} ${states[state]}`).join(', ') || log.none;
}

function unreadOf({ unread }: HealthRow, words: Words): string {
  const { reasons, reasonCount, log } = words.page.reading;
  const counted = (Object.entries(unread) as [keyof typeof reasons, number][]).filter(([, n]) => n > 0);
  return counted.map(([reason, n]) => reasonCount({ n, reason: reasons[reason] })).join(', ') || log.none;
}
