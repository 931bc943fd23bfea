import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { Words } from '../types.ts';

/** A hash or a key in full, and a button that copies it. */
export function Copyable({ value, title, words }: { value: string; title: string; words: Words }) {
  const [isCopied, setIsCopied] = useState(false);
  const text = words.page.evidence;
  const copy = () => void navigator.clipboard.writeText(value).then(() => setIsCopied(true));
  return (
    <span class="copyable">
      <code>{value}</code>{' '}
      <button type="button" class="small" aria-label={text.copyLabel({ title })} onClick={copy}>
        {text.copy}
      </button>
      <span role="status">{isCopied ? ` ${text.copied}` : ''}</span>
    </span>
  );
}

type StackedProps = { caption: string; columns: Record<string, string>; children: ComponentChildren };

/** A table whose rows stand one below the other where the window is narrow; its cells carry `data-label`. */
export function StackedTable({ caption, columns, children }: StackedProps) {
  return (
    <table class="stacks">
      <caption class="unseen">{caption}</caption>
      <thead>
        <tr>
          {Object.entries(columns).map(([name, label]) => (
            <th key={name} scope="col">
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
}

type AskProps = {
  /** Words of the button that opens the question, and its accessible name where that says more. */
  open: string;
  openLabel?: string;
  title: string;
  confirm: string;
  cancel: string;
  testid: string;
  onConfirm(): void;
  children: ComponentChildren;
};

/** A question before something that cannot be undone. */
export function Ask({ open, openLabel, title, confirm, cancel, testid, onConfirm, children }: AskProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const submit = (event: Event) => {
    event.preventDefault();
    dialog.current?.close();
    onConfirm();
  };
  return (
    <>
      <button
        type="button"
        class="danger"
        aria-label={openLabel}
        data-testid={testid}
        onClick={() => dialog.current?.showModal()}
      >
        {open}
      </button>
      <dialog ref={dialog} aria-labelledby={`${testid}-title`}>
        <form onSubmit={submit}>
          <h2 id={`${testid}-title`}>{title}</h2>
          {children}
          <p class="buttons">
            <button type="button" onClick={() => dialog.current?.close()}>
              {cancel}
            </button>
            <button type="submit" class="danger">
              {confirm}
            </button>
          </p>
        </form>
      </dialog>
    </>
  );
}

/** Long work: how far it is, and a way to end it. */
export function Working(props: {
  done: number;
  all: number;
  said: string;
  cancel: string;
  onCancel(): void;
}) {
  const { done, all, said, cancel, onCancel } = props;
  return (
    <p class="progress">
      <progress value={all > 0 ? done : undefined} max={Math.max(1, all)} aria-label={said} />{' '}
      <span>{said}</span>{' '}
      <button type="button" onClick={onCancel} data-testid="cancel">
        {cancel}
      </button>
    </p>
  );
}
