import type { Words } from '../types.ts';
import type { OwnStep } from './types.ts';

const SHOWN = 30;

type Props = { steps: OwnStep[]; words: Words; onUndo(steps: number): void };

/** The newest steps of the history, each with the way back to before it. */
export function StepList({ steps, words, onUndo }: Props) {
  const text = words.page.own.steps;
  return (
    <details class="steps" data-testid="own-steps">
      <summary>{text.heading}</summary>
      <p>{text.intro}</p>
      <ol reversed>
        {steps.slice(0, SHOWN).map((step) => (
          <Step key={step.at} step={step} words={words} onUndo={onUndo} />
        ))}
      </ol>
    </details>
  );
}

function Step({ step, words, onUndo }: { step: OwnStep; words: Words; onUndo(steps: number): void }) {
  const text = words.page.own.steps;
  const at = new Date(step.at).toLocaleString(words.page.locale);
  const what = [
    step.set > 0 && `${text.changes({ n: step.set })} ${text.set}`,
    step.withdrawn > 0 && `${text.changes({ n: step.withdrawn })} ${text.withdrawn}`,
  ];
  const states = { live: step.why, undone: text.wasUndone, undo: text.isUndo, begun: text.begun };
  const parts = step.state === 'begun' ? [text.begun] : [...what, states[step.state]];
  return (
    <li data-step={step.state}>
      {at}, {text.by({ text: step.by })}: {parts.filter(Boolean).join('; ')}{' '}
      {step.undoes > 0 && (
        <button type="button" aria-label={text.undoLabel({ at })} onClick={() => onUndo(step.undoes)}>
          {text.undoThrough}
        </button>
      )}
    </li>
  );
}
