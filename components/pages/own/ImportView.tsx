import { useRef, useState } from 'preact/hooks';
import type { Flaw } from '../../../utils/model/index.ts';
import type { Words } from '../types.ts';
import { Chooser } from './Chooser.tsx';
import { FieldInput } from './FieldInput.tsx';
import { flawsByField } from './flaws.ts';
import { ImportPreview } from './ImportPreview.tsx';
import { OwnFrame } from './OwnFrame.tsx';
import type { FieldValues, FormField, ImportPreviewData } from './types.ts';

/** A file with the folders it lay in. */
export type ChosenFile = { path: string; file: File };

export type ReadOutcome =
  | { state: 'read'; preview: ImportPreviewData }
  | { state: 'flawed'; flaws: Flaw[] }
  | { state: 'cancelled' | 'failed' };

type Props = {
  /** Fields of what goes for all pictures. */
  fields: readonly FormField[];
  start: FieldValues;
  words: Words;
  /** Files of a drop, folders opened. Must be called while the event lasts. */
  onDropped(transfer: DataTransfer): Promise<ChosenFile[]>;
  onRead(
    files: ChosenFile[],
    common: FieldValues,
    tell: (done: number, all: number) => void,
    signal: AbortSignal,
  ): Promise<ReadOutcome>;
  /** @returns the number of entries saved; null when it failed */
  onSave(preview: ImportPreviewData, alsoAlike: boolean): Promise<number | null>;
  onTemplate(kind: string): void;
};

type Stage =
  | { at: 'start'; outcome: Exclude<ReadOutcome, { state: 'read' }> | null; saved: number | null }
  | { at: 'reading'; done: number; all: number }
  | { at: 'preview'; preview: ImportPreviewData };

/** Import of many entries: choose, look at what would happen, save as one step. */
export function ImportView({ fields, start, words, onDropped, onRead, onSave, onTemplate }: Props) {
  const [stage, setStage] = useState<Stage>({ at: 'start', outcome: null, saved: null });
  const [common, setCommon] = useState(start);
  const controller = useRef<AbortController | null>(null);
  const text = words.page.own.import;

  const read = async (chosen: Promise<ChosenFile[]>) => {
    const life = new AbortController();
    controller.current = life;
    setStage({ at: 'reading', done: 0, all: 0 });
    const tell = (done: number, all: number) => setStage({ at: 'reading', done, all });
    const outcome = await onRead(await chosen, common, tell, life.signal);
    setStage(
      outcome.state === 'read'
        ? { at: 'preview', preview: outcome.preview }
        : { at: 'start', outcome, saved: null },
    );
  };
  const flaws = stage.at === 'start' && stage.outcome?.state === 'flawed' ? stage.outcome.flaws : [];
  const byField = flawsByField(
    flaws,
    fields.map(({ path }) => path),
    common,
    words,
  );

  return (
    <OwnFrame page="import" heading={text.heading} words={words}>
      <p>{text.intro}</p>
      <div role="status" data-testid="import-status">
        {stage.at === 'reading' && (
          <Reading stage={stage} words={words} onCancel={() => controller.current?.abort()} />
        )}
        {stage.at === 'start' && <Told stage={stage} words={words} />}
      </div>
      {stage.at === 'preview' && (
        <ImportPreview
          preview={stage.preview}
          words={words}
          onDiscard={() => setStage({ at: 'start', outcome: null, saved: null })}
          onSave={async (alsoAlike) => {
            const saved = await onSave(stage.preview, alsoAlike);
            setStage({ at: 'start', outcome: saved === null ? { state: 'failed' } : null, saved });
          }}
        />
      )}
      {stage.at === 'start' && (
        <>
          <Chooser words={words} onDropped={onDropped} onFiles={read} />
          <p class="templates">
            {text.templates}{' '}
            {Object.entries(text.template).map(([kind, label]) => (
              <button key={kind} type="button" onClick={() => onTemplate(kind)} data-template={kind}>
                {label}
              </button>
            ))}
          </p>
          <fieldset class="entry-form">
            <legend>{text.commonHeading}</legend>
            <p class="hint">{text.commonHelp}</p>
            {fields.map((field) => (
              <FieldInput
                key={field.path}
                field={field}
                value={common[field.path] ?? ''}
                flaw={byField[field.path] ?? ''}
                words={words}
                onValue={(value) => setCommon((before) => ({ ...before, [field.path]: value }))}
              />
            ))}
          </fieldset>
        </>
      )}
    </OwnFrame>
  );
}

type ReadingStage = Extract<Stage, { at: 'reading' }>;

function Reading({ stage, words, onCancel }: { stage: ReadingStage; words: Words; onCancel(): void }) {
  const text = words.page.own.import;
  const said = text.progress({ n: stage.done, all: stage.all });
  return (
    <p class="progress">
      <progress value={stage.done} max={Math.max(1, stage.all)} aria-label={said} /> {said}{' '}
      <button type="button" onClick={onCancel} data-testid="import-cancel">
        {text.cancel}
      </button>
    </p>
  );
}

function Told({
  stage: { outcome, saved },
  words,
}: {
  stage: Extract<Stage, { at: 'start' }>;
  words: Words;
}) {
  const text = words.page.own.import;
  if (saved !== null) return <p class="notice good">{text.saved({ n: saved })}</p>;
  if (!outcome) return null;
  if (outcome.state === 'cancelled') return <p class="notice warn">{text.cancelled}</p>;
  return <p class="notice error">{outcome.state === 'flawed' ? text.flawed : text.failed}</p>;
}
