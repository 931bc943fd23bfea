import type { Finding } from '../../../utils/model/index.ts';
import { BackupNotice } from '../evidence/SpaceSection.tsx';
import type { BackupShown } from '../evidence/types.ts';
import type { Filter } from '../place.ts';
import type { Loaded, Words } from '../types.ts';
import { ExportForms } from './ExportForms.tsx';
import { ImportEvidence } from './ImportEvidence.tsx';
import type { ExportForm, OnImport, OnRun } from './types.ts';

type Props = {
  findings: Loaded<Finding[]>;
  filter: Filter;
  /** Forms that can be written. */
  forms: readonly ExportForm[];
  backup: BackupShown | null;
  words: Words;
  onRun: OnRun;
  onImport: OnImport;
};

/** Findings out, and in. */
export function ExportView({ findings, backup, words, onImport, ...rest }: Props) {
  const text = words.page.evidence.export;
  return (
    <div class="export-page">
      <h1>{text.heading}</h1>
      <p>{text.intro}</p>
      {backup?.isDue && <BackupNotice backup={backup} words={words} isThere />}
      {findings.state === 'loading' && <p role="status">{words.page.loading}</p>}
      {findings.state === 'failed' && (
        <p class="notice error" role="alert">
          {words.page.findings.error}
        </p>
      )}
      {findings.state === 'ready' &&
        (findings.value.length === 0 ? (
          <p class="count">{text.nothing}</p>
        ) : (
          <ExportForms all={findings.value} words={words} {...rest} />
        ))}
      <ImportEvidence words={words} onImport={onImport} />
      <p>
        <a href="verify.html" data-testid="verify-page">
          {text.verify}
        </a>
      </p>
    </div>
  );
}
