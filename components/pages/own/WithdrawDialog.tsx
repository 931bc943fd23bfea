import { useRef, useState } from 'preact/hooks';
import { reasonLine } from '../../badge/Reasons.tsx';
import type { Words } from '../types.ts';
import type { SaveOutcome } from './types.ts';

type Props = { title: string; words: Words; onWithdraw(why: string): Promise<SaveOutcome> };

/** Asks for the reason before an entry is withdrawn. */
export function WithdrawDialog({ title, words, onWithdraw }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [why, setWhy] = useState('');
  const [failed, setFailed] = useState<SaveOutcome | null>(null);
  const text = words.page.own.form;
  const confirm = async (event: Event) => {
    event.preventDefault();
    const outcome = await onWithdraw(why.trim());
    if (outcome.state === 'failed') setFailed(outcome);
    dialog.current?.close();
  };
  return (
    <section class="removal">
      <button
        type="button"
        class="danger"
        onClick={() => dialog.current?.showModal()}
        data-testid="own-withdraw"
      >
        {text.withdraw}
      </button>
      {failed?.state === 'failed' && (
        <p class="notice error" role="alert">
          {reasonLine(words.badge, failed)}
        </p>
      )}
      <dialog ref={dialog} aria-labelledby="withdraw-title">
        <form onSubmit={confirm}>
          <h2 id="withdraw-title">{text.withdrawTitle({ title })}</h2>
          <p>{text.withdrawText}</p>
          <label>
            {text.why}
            <input
              type="text"
              required
              maxLength={500}
              value={why}
              onInput={(event) => setWhy(event.currentTarget.value)}
            />
          </label>
          <p class="buttons">
            <button type="button" onClick={() => dialog.current?.close()}>
              {text.cancel}
            </button>
            <button type="submit" class="danger">
              {text.confirm}
            </button>
          </p>
        </form>
      </dialog>
    </section>
  );
}
