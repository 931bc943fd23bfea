import { useState } from 'preact/hooks';
import type { Loaded, Words } from '../types.ts';
import { AlikePairs } from './AlikePairs.tsx';
import { EntryList } from './EntryList.tsx';
import { OwnFrame } from './OwnFrame.tsx';
import { type OwnPlace, ownHashOf } from './place.ts';
import { StepList } from './StepList.tsx';
import type { AlikePair, OwnEntry, OwnStep } from './types.ts';

export type OwnList = { entries: OwnEntry[]; pairs: AlikePair[]; steps: OwnStep[] };

type Props = {
  list: Loaded<OwnList>;
  place: Extract<OwnPlace, { page: 'list' }>;
  words: Words;
  /** What was done last, to be told. */
  notice: string;
  onPlace(place: OwnPlace): void;
  onUndo(steps: number): Promise<number>;
  onExport(): void;
  onKeepBoth(pair: AlikePair): void;
};

const KINDS = ['account', 'asset', 'website', 'topic'];

/** The own registry: its entries, pictures that look alike, and its history. */
export function ListView({ list, place, words, notice, onPlace, onUndo, onExport, onKeepBoth }: Props) {
  const text = words.page.own;
  const [undone, setUndone] = useState<number | null>(null);
  const undo = (steps: number) => void onUndo(steps).then(setUndone);
  const said = undone === null ? notice : undone > 0 ? text.steps.undone({ n: undone }) : text.steps.nothing;
  return (
    <OwnFrame page="list" heading={text.heading} words={words}>
      <p>{text.intro}</p>
      <div role="status" data-testid="own-notice">
        {said && <p class="notice good">{said}</p>}
      </div>
      <div class="actions">
        {KINDS.map((kind) => (
          <a key={kind} class="button" href={ownHashOf({ page: 'new', kind, draft: '' })}>
            {text.add[kind]}
          </a>
        ))}
        <button type="button" onClick={() => undo(1)} data-testid="undo">
          {text.steps.undo}
        </button>
        <button type="button" onClick={onExport} data-testid="own-export">
          {text.list.export}
        </button>
      </div>
      {list.state === 'loading' && <p role="status">{words.page.loading}</p>}
      {list.state === 'failed' && (
        <p class="notice error" role="alert">
          {text.error}
        </p>
      )}
      {list.state === 'ready' && (
        <>
          {list.value.entries.length === 0 ? (
            <Empty words={words} />
          ) : (
            <EntryList entries={list.value.entries} place={place} words={words} onPlace={onPlace} />
          )}
          {list.value.pairs.length > 0 && (
            <AlikePairs pairs={list.value.pairs} words={words} onKeepBoth={onKeepBoth} />
          )}
          {list.value.steps.length > 0 && <StepList steps={list.value.steps} words={words} onUndo={undo} />}
        </>
      )}
    </OwnFrame>
  );
}

function Empty({ words }: { words: Words }) {
  const { list } = words.page.own;
  return (
    <section class="empty">
      <h2>{list.empty}</h2>
      <p>{list.emptyHelp}</p>
    </section>
  );
}
