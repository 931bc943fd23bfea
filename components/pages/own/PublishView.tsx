import { useState } from 'preact/hooks';
import { formatDay } from '../../../utils/i18n/index.ts';
import type { Loaded, Words } from '../types.ts';
import { KeySection } from './KeySection.tsx';
import { NamesForm } from './NamesForm.tsx';
import { OwnFrame } from './OwnFrame.tsx';
import type { PublishingFacts } from './types.ts';

export type PublishActions = {
  onNames(names: { title: string; description: string; by: string }): Promise<void>;
  onMakeKey(): Promise<void>;
  onBackup(): Promise<void>;
  onBackedUp(): Promise<void>;
  /** @returns a code when it failed; null when all is well */
  onRestore(file: File): Promise<string | null>;
  /** Makes a publication and offers it as a download. @returns its number; null when it failed */
  onPublish(): Promise<number | null>;
  onAgain(): Promise<void>;
};

type Props = PublishActions & { facts: Loaded<PublishingFacts>; words: Words };

/** Publication of the own registry: names, key, files. */
export function PublishView({ facts, words, ...actions }: Props) {
  const text = words.page.own.publish;
  return (
    <OwnFrame page="publish" heading={text.heading} words={words}>
      <p>{text.intro}</p>
      {facts.state === 'loading' && <p role="status">{words.page.loading}</p>}
      {facts.state === 'failed' && (
        <p class="notice error" role="alert">
          {words.page.own.error}
        </p>
      )}
      {facts.state === 'ready' && (
        <>
          <NamesForm facts={facts.value} words={words} onNames={actions.onNames} />
          <KeySection facts={facts.value} words={words} actions={actions} />
          <Publication facts={facts.value} words={words} actions={actions} />
        </>
      )}
    </OwnFrame>
  );
}

type PartProps = { facts: PublishingFacts; words: Words; actions: PublishActions };

function Publication({ facts, words, actions }: PartProps) {
  const text = words.page.own.publish;
  const [state, setState] = useState<'making' | 'failed' | number | null>(null);
  const make = async () => {
    setState('making');
    setState((await actions.onPublish()) ?? 'failed');
  };
  const { last, fingerprint } = facts;
  const day = (at: string) => formatDay(at, words.language);
  return (
    <section data-testid="publication">
      <h2>{text.publishHeading}</h2>
      {facts.entries === 0 && <p>{text.nothingYet}</p>}
      {last ? (
        <p>
          {text.last({ n: last.sequence, at: day(last.issued), date: day(last.expires) })};{' '}
          {text.since({ n: facts.changes })}
        </p>
      ) : (
        <p>{text.never}</p>
      )}
      {fingerprint && (
        <dl>
          <dt>{text.fingerprint}</dt>
          <dd>
            <code data-testid="own-fingerprint">{fingerprint}</code>
            <br />
            {text.fingerprintHelp}
          </dd>
        </dl>
      )}
      <div role="status">
        {state === 'failed' && <p class="notice error">{text.failed}</p>}
        {typeof state === 'number' && <p class="notice good">{text.done({ n: state })}</p>}
      </div>
      <p class="actions">
        <button
          type="button"
          class="primary"
          disabled={!facts.keyId || facts.entries === 0 || state === 'making'}
          onClick={make}
          data-testid="own-publish"
        >
          {state === 'making' ? text.making : text.make}
        </button>
        {last && (
          <button type="button" onClick={() => void actions.onAgain()}>
            {text.again}
          </button>
        )}
      </p>
    </section>
  );
}
