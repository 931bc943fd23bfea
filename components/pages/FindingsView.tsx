import { useState } from 'preact/hooks';
import type { Finding } from '../../utils/model/index.ts';
import { ExportPanel, type OnExport } from './ExportPanel.tsx';
import { FilterBar } from './FilterBar.tsx';
import { FindingRow } from './FindingRow.tsx';
import { filtered } from './filter.ts';
import { type Filter, hashOf, NO_FILTER } from './place.ts';
import type { Loaded, Picture, Words } from './types.ts';

type Props = {
  findings: Loaded<Finding[]>;
  filter: Filter;
  words: Words;
  picture: Picture;
  /** Ids of keys by finding, of those that other devices captured. */
  foreign?: ReadonlyMap<string, string> | undefined;
  onFilter(filter: Filter): void;
  onRetry(): void;
  onExport: OnExport;
};

/** Rows drawn at once; thousands of rows with pictures would stall the page. */
const PAGE = 100;

/** All findings as a table with filters and the export of what they leave. */
export function FindingsView(props: Props) {
  const { findings, words } = props;
  const text = words.page.findings;
  return (
    <>
      <h1>{text.heading}</h1>
      {findings.state === 'loading' && <p role="status">{words.page.loading}</p>}
      {findings.state === 'failed' && (
        <div class="notice error" role="alert">
          <p>
            <strong>{text.error}</strong> {text.errorHelp}
          </p>
          <button type="button" onClick={props.onRetry}>
            {text.retry}
          </button>
        </div>
      )}
      {findings.state === 'ready' && <Ready {...props} all={findings.value} />}
    </>
  );
}

function Ready({ all, filter, words, picture, foreign, onFilter, onExport }: Props & { all: Finding[] }) {
  const [limit, setLimit] = useState(PAGE);
  const text = words.page.findings;
  if (all.length === 0) return <Empty words={words} />;
  const shown = filtered(all, filter);
  return (
    <>
      <FilterBar filter={filter} words={words} onFilter={onFilter} />
      <p class="count" role="status">
        {text.count({ shown: shown.length, all: all.length })}
      </p>
      {shown.length === 0 ? (
        <p>
          {text.noneMatch}{' '}
          <button type="button" onClick={() => onFilter(NO_FILTER)}>
            {text.resetFilters}
          </button>
        </p>
      ) : (
        <Table shown={shown.slice(0, limit)} words={words} picture={picture} foreign={foreign} />
      )}
      {shown.length > limit && (
        <button type="button" onClick={() => setLimit(limit + PAGE)}>
          {text.more({ n: Math.min(PAGE, shown.length - limit) })}
        </button>
      )}
      <ExportPanel findings={shown} words={words} onExport={onExport} />
      <p>
        <a href={hashOf({ view: 'export', filter })} data-testid="more-forms">
          {words.page.evidence.export.more}
        </a>
      </p>
    </>
  );
}

type TableProps = Pick<Props, 'words' | 'picture' | 'foreign'> & { shown: Finding[] };

function Table({ shown, words, picture, foreign }: TableProps) {
  const { columns, tableCaption } = words.page.findings;
  return (
    <div class="scroll">
      <table class="findings">
        <caption class="unseen">{tableCaption}</caption>
        <thead>
          <tr>
            {Object.entries(columns).map(([name, label]) => (
              <th key={name} scope="col" class={name}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((finding) => (
            <FindingRow
              key={finding.id}
              finding={finding}
              words={words}
              picture={picture}
              foreign={foreign?.get(finding.id) ?? null}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Empty({ words }: { words: Words }) {
  return (
    <div class="empty">
      <svg viewBox="0 0 240 110" width="240" height="110" aria-hidden="true">
        <rect x="20" y="10" width="200" height="90" rx="6" class="outline" />
        <path d="M36 30h70M36 44h120M36 56h110" class="outline" />
        <rect x="36" y="66" width="60" height="24" class="outline" />
        <rect x="168" y="20" width="40" height="20" rx="10" class="accent" />
      </svg>
      <h2>{words.page.findings.empty}</h2>
      <p>{words.page.findings.emptyHelp}</p>
    </div>
  );
}
