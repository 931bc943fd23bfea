import { useState } from 'preact/hooks';
import type { Words } from '../types.ts';
import type { PublishActions } from './PublishView.tsx';
import type { PublishingFacts } from './types.ts';

type Props = { facts: PublishingFacts; words: Words; actions: PublishActions };

/** The signing key and its backup. Until the user says that it is stored elsewhere, the page says that it is not. */
export function KeySection({ facts: { keyId, backedUp }, words, actions }: Props) {
  const text = words.page.own.publish;
  return (
    <section data-testid="own-key">
      <h2>{text.keyHeading}</h2>
      {keyId ? (
        <>
          <p>
            <code>{text.keyId({ id: keyId })}</code>
          </p>
          <Backup backedUp={backedUp} words={words} actions={actions} />
        </>
      ) : (
        <>
          <p>{text.noKey}</p>
          <button type="button" onClick={() => void actions.onMakeKey()} data-testid="make-key">
            {text.makeKey}
          </button>
        </>
      )}
      <Restore words={words} actions={actions} />
    </section>
  );
}

function Backup({ backedUp, words, actions }: Omit<Props, 'facts'> & { backedUp: boolean }) {
  const text = words.page.own.publish;
  const download = (
    <button type="button" onClick={() => void actions.onBackup()} data-testid="backup-key">
      {text.backup}
    </button>
  );
  if (backedUp) {
    return (
      <>
        <p>{text.backedUp}</p>
        <p>{download}</p>
      </>
    );
  }
  return (
    <div class="notice warn" data-testid="not-backed-up">
      <p>
        <strong>{text.notBackedUp}</strong>
      </p>
      <p>{text.backupHelp}</p>
      <p class="actions">
        {download}
        <button type="button" onClick={() => void actions.onBackedUp()} data-testid="confirm-backup">
          {text.confirmBackup}
        </button>
      </p>
    </div>
  );
}

function Restore({ words, actions }: Omit<Props, 'facts'>) {
  const [code, setCode] = useState<string | null | undefined>();
  const text = words.page.own.publish;
  const choose = async (event: Event) => {
    const input = event.currentTarget as HTMLInputElement;
    const file = input.files?.[0];
    if (file) setCode(await actions.onRestore(file));
    input.value = '';
  };
  return (
    <>
      <label>
        {text.restore}
        <input type="file" accept=".pem" onChange={choose} data-testid="restore-key" />
      </label>
      <div role="status">
        {code === null && <p class="notice good">{text.restored}</p>}
        {code && <p class="notice error">{code === 'other-key' ? text.otherKey : text.restoreFailed}</p>}
      </div>
    </>
  );
}
