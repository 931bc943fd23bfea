import type { BadgeWords } from '../../utils/i18n/index.ts';
import { formatTime } from '../../utils/i18n/index.ts';
import { Reasons, reasonLine } from './Reasons.tsx';
import type { BadgeView, CardProps } from './view.ts';

type Props = Pick<CardProps, 'onCapture' | 'onDashboard'> & { view: BadgeView; words: BadgeWords };

/** What was saved, or is being saved, and the one primary button. */
export function CardFooter({ view, words, onCapture, onDashboard }: Props) {
  const running = view.capture.state === 'running';
  const before = view.verdict?.captured.length || view.capture.state === 'saved';
  return (
    <footer>
      <Status view={view} words={words} />
      <button type="button" class="primary" aria-disabled={running} onClick={running ? undefined : onCapture}>
        {before ? words.captureAgain : words.capture}
      </button>
      <button type="button" class="quiet" onClick={onDashboard}>
        {words.openDashboard}
      </button>
    </footer>
  );
}

function Status({ view: { capture, verdict }, words }: Pick<Props, 'view' | 'words'>) {
  return (
    <div class={`status ${capture.state}`} role="status">
      {capture.state === 'idle' && verdict?.captured.length
        ? words.savedBefore({ numbers: verdict.captured.join(', ') })
        : null}
      {capture.state === 'running' && words.steps[capture.step]}
      {capture.state === 'saved' && <Saved receipt={capture.receipt} words={words} />}
      {capture.state === 'failed' && (
        <div class="notice error">
          <strong>{words.notSaved}.</strong> {reasonLine(words, capture.failure)}
        </div>
      )}
    </div>
  );
}

function Saved({
  receipt,
  words,
}: {
  receipt: Extract<BadgeView['capture'], { state: 'saved' }>['receipt'];
  words: BadgeWords;
}) {
  return (
    <>
      {words.saved({ number: receipt.number, time: formatTime(receipt.capturedAt) })}
      {receipt.missing.length > 0 && (
        <div class="notice warn">
          {words.savedWithout}
          <Reasons reasons={receipt.missing} words={words} />
        </div>
      )}
    </>
  );
}
