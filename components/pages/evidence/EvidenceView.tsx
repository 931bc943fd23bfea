import type { Loaded, Words } from '../types.ts';
import { Deleted } from './Deleted.tsx';
import { Incomplete } from './Incomplete.tsx';
import { LedgerSection } from './LedgerSection.tsx';
import { RetentionSection } from './RetentionSection.tsx';
import { SpaceSection } from './SpaceSection.tsx';
import { StampSection } from './StampSection.tsx';
import type { EvidenceActions, EvidenceShown } from './types.ts';

type Props = { evidence: Loaded<EvidenceShown>; words: Words; actions: EvidenceActions };

/** Whether the evidence is whole, what is unfinished, and what becomes of it. */
export function EvidenceView({ evidence, words, actions }: Props) {
  const text = words.page.evidence;
  return (
    <div class="evidence-page">
      <h1>{text.heading}</h1>
      <p>{text.intro}</p>
      {evidence.state === 'loading' && <p role="status">{words.page.loading}</p>}
      {evidence.state === 'failed' && (
        <p class="notice error" role="alert">
          {text.error}
        </p>
      )}
      {evidence.state === 'ready' && <Ready all={evidence.value} words={words} actions={actions} />}
    </div>
  );
}

function Ready({ all, words, actions }: { all: EvidenceShown; words: Words; actions: EvidenceActions }) {
  return (
    <>
      <Incomplete rows={all.incomplete} words={words} actions={actions} />
      <LedgerSection ledger={all.ledger} words={words} onCheck={actions.onCheck} />
      <StampSection
        authority={all.authority}
        recipe={all.recipe}
        stamps={all.stamps}
        hasLines={all.ledger !== null}
        words={words}
        actions={actions}
      />
      <SpaceSection space={all.space} backup={all.backup} words={words} actions={actions} />
      <RetentionSection retention={all.retention} words={words} actions={actions} />
      <Deleted rows={all.deleted} words={words} />
    </>
  );
}
