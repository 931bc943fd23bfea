import type { Words } from '../types.ts';
import type { Actions } from './RegistryCard.tsx';
import type { LastCheck, RegistryRow } from './types.ts';
import { ago, failureWords } from './words.ts';

type Props = { row: RegistryRow; words: Words; actions: Actions; act(work: Promise<void>): void };

/** What a check is doing, what went wrong and what to do, and what waits for the user. */
export function Checked({ row, words, actions, act }: Props) {
  const text = words.page.registries;
  const { id, address, last, progress, refused } = row;
  return (
    <>
      <div role="status">{progress && <Working progress={progress} words={words} />}</div>
      {row.noAccess && address && (
        <div class="notice warn">
          <p>{text.noAccess}</p>
          <button type="button" onClick={() => act(actions.onAllow(address))}>
            {text.allowAccess}
          </button>
        </div>
      )}
      {!progress && last.state === 'failed' && <Failure last={last} next={row.nextAt} words={words} />}
      {!progress && last.state === 'held' && (
        <div class="notice warn" data-testid="held">
          <p>
            <strong>{text.held.heading}</strong>
          </p>
          <p>{last.vanish > 0 ? text.held.shrunk(last) : text.held.swollen(last)}</p>
          <p class="actions">
            <button type="button" onClick={() => act(actions.onRefuse(id))}>
              {text.held.refuse}
            </button>
            <button type="button" onClick={() => act(actions.onAccept(id))}>
              {text.held.accept}
            </button>
          </p>
        </div>
      )}
      {last.state !== 'held' && refused !== null && (
        <div class="notice">
          <p>{text.refused({ sequence: refused })}</p>
          <button type="button" onClick={() => act(actions.onAccept(id))}>
            {text.held.accept}
          </button>
        </div>
      )}
    </>
  );
}

function Working({ progress, words }: { progress: NonNullable<RegistryRow['progress']>; words: Words }) {
  const text = words.page.registries;
  const { phase, done, total } = progress;
  return (
    <p class="working">
      {text.progress[phase]} {text.progressOf({ done, total })}{' '}
      {total > 0 && <progress value={done} max={total} aria-label={text.progress[phase]} />}
    </p>
  );
}

function Failure({
  last,
  next,
  words,
}: {
  last: Extract<LastCheck, { state: 'failed' }>;
  next: string | null;
  words: Words;
}) {
  const text = words.page.registries;
  const { at, file, detail } = last;
  return (
    <div class="notice warn" data-testid="failure" data-code={last.code}>
      <p>
        <strong>{failureWords(last, words)}</strong>
      </p>
      <p>
        {text.failed({ at: ago(at, words) })} {next && text.next({ at: ago(next, words) })}
      </p>
      {file && (
        <p class="source">
          {text.failedIn({ file })} {detail && `(${detail})`}
        </p>
      )}
    </div>
  );
}
