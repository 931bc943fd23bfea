import { useRef } from 'preact/hooks';
import { hashOf } from '../place.ts';
import type { Loaded, Words } from '../types.ts';
import { Changes } from './Changes.tsx';
import { Checked } from './Checked.tsx';
import { EntrySearch } from './EntrySearch.tsx';
import { Fingerprint } from './Fingerprint.tsx';
import { Flags } from './Flags.tsx';
import { Keys } from './Keys.tsx';
import { type Actions, useActing } from './RegistryCard.tsx';
import { RegistryFacts } from './RegistryFacts.tsx';
import type { ChangeShown, FlagShown, Found, RegistryRow } from './types.ts';

type Props = {
  row: Loaded<RegistryRow | undefined>;
  changes: Loaded<ChangeShown[]>;
  words: Words;
  actions: Actions;
  onSearch(query: string): Promise<Found>;
  onLook(): Promise<FlagShown[]>;
};

/** One registry: who signs it, what changed, why an entry exists, and what can be undone. */
export function RegistryDetail({ row, ...rest }: Props) {
  const { words } = rest;
  const text = words.page.registries;
  return (
    <>
      <p>
        <a href={hashOf({ view: 'registry', id: '' })}>{text.detail.back}</a>
      </p>
      {row.state === 'loading' && <p role="status">{words.page.loading}</p>}
      {row.state === 'failed' && (
        <p class="notice error" role="alert">
          {words.page.registry.error}
        </p>
      )}
      {row.state === 'ready' && !row.value && <h1>{text.detail.gone}</h1>}
      {row.state === 'ready' && row.value && <Whole row={row.value} {...rest} />}
    </>
  );
}

function Whole({
  row,
  changes,
  words,
  actions,
  onSearch,
  onLook,
}: Omit<Props, 'row'> & { row: RegistryRow }) {
  const [failed, act] = useActing();
  const { detail: text, actionFailed } = words.page.registries;
  return (
    <div class="registry-detail" data-registry-detail={row.id}>
      <h1>{row.title}</h1>
      {row.description && <p>{row.description}</p>}
      <Checked row={row} words={words} actions={actions} act={act} />
      {failed && (
        <p class="notice error" role="alert">
          {actionFailed}
        </p>
      )}
      <section>
        <RegistryFacts row={row} words={words} />
        <Decisions row={row} words={words} actions={actions} act={act} />
      </section>
      <section>
        <h2>{text.fingerprint}</h2>
        {row.fingerprint ? (
          <p>
            <Fingerprint value={row.fingerprint} />
          </p>
        ) : (
          <p>{text.noFingerprint}</p>
        )}
        {row.root && (
          <>
            <h3>{text.keys}</h3>
            <Keys root={row.root} words={words} />
          </>
        )}
      </section>
      <section>
        <h2>{text.changes}</h2>
        <Changes changes={changes} words={words} />
      </section>
      <section>
        <h2>{text.entries}</h2>
        <EntrySearch key={row.id + row.version} words={words} onSearch={onSearch} />
      </section>
      <section>
        <h2>{words.page.registries.flags.heading}</h2>
        <Flags key={row.id + row.version} words={words} onLook={onLook} />
      </section>
    </div>
  );
}

type Deciding = { row: RegistryRow; words: Words; actions: Actions; act(work: Promise<void>): void };

function Decisions({ row, words, actions, act }: Deciding) {
  const text = words.page.registries;
  const dialog = useRef<HTMLDialogElement>(null);
  const { id, title, enabled, address, previous } = row;
  return (
    <>
      <p class="actions">
        <button type="button" onClick={() => act(actions.onSwitch(id, !enabled))}>
          {enabled ? text.switchOff : text.switchOn}
        </button>
        {address && (
          <button type="button" disabled={row.progress !== null} onClick={() => act(actions.onCheck(id))}>
            {text.checkNow}
          </button>
        )}
        {previous !== null && row.kind === 'published' && (
          <button
            type="button"
            title={text.revertHelp({ version: previous })}
            onClick={() => act(actions.onRevert(id))}
          >
            {text.revert}
          </button>
        )}
        {row.kind !== 'bundled' && row.kind !== 'own' && (
          <button type="button" class="danger" onClick={() => dialog.current?.showModal()}>
            {text.remove}
          </button>
        )}
      </p>
      <dialog ref={dialog} aria-labelledby="remove-registry">
        <h2 id="remove-registry">{text.removeTitle({ title })}</h2>
        <p>{text.removeHelp}</p>
        <div class="buttons">
          <button type="button" onClick={() => dialog.current?.close()}>
            {text.cancel}
          </button>
          <button
            type="button"
            class="danger"
            onClick={() => {
              dialog.current?.close();
              act(actions.onRemove(id));
            }}
          >
            {text.removeConfirm}
          </button>
        </div>
      </dialog>
    </>
  );
}
