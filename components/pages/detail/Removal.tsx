import { useRef, useState } from 'preact/hooks';
import type { DeletionReason, Finding } from '../../../utils/model/index.ts';
import type { Words } from '../types.ts';
import type { DetailActions } from './types.ts';

type Props = { finding: Finding; words: Words; onRemove: DetailActions['onRemove'] };

/** Deletion, after a question that asks for the reason: it stays in the ledger. */
export function Removal({ finding, words, onRemove }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [reason, setReason] = useState<DeletionReason | ''>('');
  const [why, setWhy] = useState('');
  const [failed, setFailed] = useState(false);
  const { detail, evidence } = words.page;
  const remove = (event: Event) => {
    event.preventDefault();
    if (reason === '') return;
    dialog.current?.close();
    setFailed(false);
    onRemove({ finding: finding.id, reason, why: why.trim() }).catch(() => setFailed(true));
  };
  return (
    <section class="removal">
      <button type="button" class="danger" data-testid="remove" onClick={() => dialog.current?.showModal()}>
        {detail.remove}
      </button>
      {failed && (
        <p class="notice error" role="alert">
          {detail.removeFailed}
        </p>
      )}
      <dialog ref={dialog} aria-labelledby="remove-title">
        <form onSubmit={remove}>
          <h2 id="remove-title">{detail.removeTitle({ number: finding.number })}</h2>
          <p>{detail.removeText}</p>
          <p>{evidence.detail.tombstone}</p>
          <label>
            {evidence.detail.why}
            <select
              required
              value={reason}
              data-testid="remove-reason"
              onChange={(event) => setReason(event.currentTarget.value as DeletionReason | '')}
            >
              <option value="" />
              {Object.entries(evidence.reasons).map(([code, label]) => (
                <option key={code} value={code}>
                  {label}
                </option>
              ))}
            </select>
          </label>
          <label>
            {evidence.detail.whyNote}
            <input
              type="text"
              maxLength={500}
              value={why}
              data-testid="remove-why"
              onInput={(event) => setWhy(event.currentTarget.value)}
            />
          </label>
          <p class="buttons">
            <button type="button" onClick={() => dialog.current?.close()}>
              {detail.cancel}
            </button>
            <button type="submit" class="danger" data-testid="remove-confirm">
              {detail.removeConfirm}
            </button>
          </p>
        </form>
      </dialog>
    </section>
  );
}
