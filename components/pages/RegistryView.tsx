import { useState } from 'preact/hooks';
import type { Flaw, Registry } from '../../utils/model/index.ts';
import { reasonLine } from '../badge/Reasons.tsx';
import { RegistryEntries } from './RegistryEntries.tsx';
import type { Loaded, Words } from './types.ts';

export type RegistryRow = { document: Registry; importedAt: string | null };

/** What became of an import. */
export type ImportResult =
  | { state: 'done'; title: string; version: string }
  | { state: 'flawed'; flaws: Flaw[] }
  | { state: 'failed'; code: string; detail?: string | undefined };

type Props = {
  registries: Loaded<RegistryRow[]>;
  words: Words;
  onImport(file: File): Promise<ImportResult>;
  onRemove(id: string): Promise<void>;
};

/** Registries in use, their entries, and the import of a file. */
export function RegistryView({ registries, words, onImport, onRemove }: Props) {
  const text = words.page.registry;
  return (
    <>
      <h1>{text.heading}</h1>
      <p>{text.intro}</p>
      {registries.state === 'loading' && <p role="status">{words.page.loading}</p>}
      {registries.state === 'failed' && (
        <p class="notice error" role="alert">
          {text.error}
        </p>
      )}
      {registries.state === 'ready' &&
        registries.value.map((row) => (
          <Row key={row.document.id} row={row} words={words} onRemove={onRemove} />
        ))}
      <Import words={words} onImport={onImport} />
    </>
  );
}

function Row({
  row: { document, importedAt },
  words,
  onRemove,
}: {
  row: RegistryRow;
  words: Words;
  onRemove(id: string): Promise<void>;
}) {
  const [failed, setFailed] = useState(false);
  const text = words.page.registry;
  const { accounts, assets, posts, websites, topics } = document;
  const counts = {
    accounts: accounts.length,
    assets: assets.length,
    posts: posts.length,
    websites: websites.length,
    topics: topics.length,
  };
  const origin = importedAt
    ? text.imported({ at: new Date(importedAt).toLocaleString(words.page.locale) })
    : text.bundled;
  return (
    <section class="registry" data-registry={document.id}>
      <h2>{document.title}</h2>
      <p>
        <code>{document.id}</code> · {text.version({ version: document.version })} · {origin}
      </p>
      {document.description && <p>{document.description}</p>}
      <p>{text.counts(counts)}</p>
      <details>
        <summary>{text.entries}</summary>
        <RegistryEntries document={document} words={words} />
      </details>
      {importedAt && (
        <button
          type="button"
          aria-label={text.removeLabel({ title: document.title })}
          onClick={() => onRemove(document.id).catch(() => setFailed(true))}
        >
          {text.remove}
        </button>
      )}
      {failed && (
        <p class="notice error" role="alert">
          {text.removeFailed}
        </p>
      )}
    </section>
  );
}

const FLAWS_SHOWN = 12;

function Import({ words, onImport }: Pick<Props, 'words' | 'onImport'>) {
  const [result, setResult] = useState<ImportResult | null>(null);
  const text = words.page.registry;
  const choose = async (event: Event) => {
    const input = event.currentTarget as HTMLInputElement;
    const file = input.files?.[0];
    if (file) setResult(await onImport(file));
    // The same file, mended, must be choosable again.
    input.value = '';
  };
  return (
    <section class="import">
      <h2>{text.importHeading}</h2>
      <p id="import-help">{text.importHelp}</p>
      <label>
        {text.importLabel}
        <input
          type="file"
          accept=".json,application/json"
          aria-describedby="import-help"
          data-testid="registry-file"
          onChange={choose}
        />
      </label>
      <div role="status">{result && <Outcome result={result} words={words} />}</div>
    </section>
  );
}

function Outcome({ result, words }: { result: ImportResult; words: Words }) {
  const text = words.page.registry;
  if (result.state === 'done') return <p class="notice good">{text.importDone(result)}</p>;
  return (
    <div class="notice error">
      <p>{text.importFailed}</p>
      {result.state === 'failed' ? (
        <p>{reasonLine(words.badge, result)}</p>
      ) : (
        <ul>
          {result.flaws.slice(0, FLAWS_SHOWN).map(({ path, code, bound }) => (
            <li key={path + code}>
              <code>{path || text.wholeFile}</code> {text.flaws[code] ?? code} {bound}
            </li>
          ))}
          {result.flaws.length > FLAWS_SHOWN && (
            <li>{text.moreFlaws({ n: result.flaws.length - FLAWS_SHOWN })}</li>
          )}
        </ul>
      )}
    </div>
  );
}
