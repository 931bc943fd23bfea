import { useState } from 'preact/hooks';
import { hashOf } from '../place.ts';
import type { Words } from '../types.ts';
import { Checked } from './Checked.tsx';
import { RegistryFacts } from './RegistryFacts.tsx';
import type { RegistryRow } from './types.ts';

/** What can be done with a registry; each fails loudly. */
export type Actions = {
  onSwitch(id: string, enabled: boolean): Promise<void>;
  onCheck(id: string): Promise<void>;
  onAccept(id: string): Promise<void>;
  onRefuse(id: string): Promise<void>;
  onRevert(id: string): Promise<void>;
  onRemove(id: string): Promise<void>;
  /** Called in the user's own click, or the browser would not ask. */
  onAllow(address: string): Promise<void>;
};

/** Does something and says so when it failed. */
export function useActing() {
  const [failed, setFailed] = useState(false);
  const act = (work: Promise<void>) => {
    setFailed(false);
    work.catch(() => setFailed(true));
  };
  return [failed, act] as const;
}

/** One registry in the list. */
export function RegistryCard({ row, words, actions }: { row: RegistryRow; words: Words; actions: Actions }) {
  const [failed, act] = useActing();
  const text = words.page.registries;
  const { id, title, enabled, kind } = row;
  return (
    <section class={`registry ${enabled ? '' : 'off'}`} data-registry={id}>
      <h2>{title}</h2>
      <p class="state">
        <span class="tag">{enabled ? text.inUse : text.switchedOff}</span> {text.kinds[kind]} ·{' '}
        <code>{id}</code>
      </p>
      {row.description && <p>{row.description}</p>}
      <RegistryFacts row={row} words={words} />
      <Checked row={row} words={words} actions={actions} act={act} />
      {failed && (
        <p class="notice error" role="alert">
          {text.actionFailed}
        </p>
      )}
      <p class="actions">
        <a
          href={kind === 'own' ? '#/own' : hashOf({ view: 'registry', id })}
          aria-label={text.detailsLabel({ title })}
        >
          {kind === 'own' ? text.openOwn : text.details}
        </a>
        <button
          type="button"
          aria-label={enabled ? text.switchOffLabel({ title }) : text.switchOnLabel({ title })}
          onClick={() => act(actions.onSwitch(id, !enabled))}
        >
          {enabled ? text.switchOff : text.switchOn}
        </button>
        {row.address && (
          <button
            type="button"
            disabled={row.progress !== null}
            aria-label={text.checkNowLabel({ title })}
            onClick={() => act(actions.onCheck(id))}
          >
            {text.checkNow}
          </button>
        )}
      </p>
    </section>
  );
}
