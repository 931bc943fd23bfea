import { useState } from 'preact/hooks';
import { hashOf, NO_FILTER } from '../place.ts';
import type { Words } from '../types.ts';
import type { BackupShown, EvidenceActions, SpaceShown } from './types.ts';
import { sizeOf, whenOf } from './words.ts';

type Props = {
  space: SpaceShown;
  backup: BackupShown;
  words: Words;
  actions: Pick<EvidenceActions, 'onPersist' | 'onBackupMost'>;
};

/** How much room there is, whether the browser keeps it, and when the last package was written. */
export function SpaceSection({ space, backup, words, actions }: Props) {
  const [promised, setPromised] = useState<boolean | null>(null);
  const text = words.page.evidence.space;
  const size = (bytes: number | null) => (bytes === null ? text.unknown : sizeOf(bytes, words));
  const isKept = promised === true || space.persisted === true;
  return (
    <section aria-labelledby="space" data-testid="space">
      <h2 id="space">{text.heading}</h2>
      <dl>
        <dt>{text.used}</dt>
        <dd>{size(space.used)}</dd>
        <dt>{text.available}</dt>
        <dd>{size(space.available)}</dd>
        <dt>{text.kept}</dt>
        <dd>
          {isKept ? `✓ ${text.persisted}` : space.persisted === null ? text.unknown : text.notPersisted}
          {!isKept && (
            <>
              <p class="hint">{text.askHelp}</p>
              <button
                type="button"
                data-testid="persist"
                onClick={async () => setPromised(await actions.onPersist())}
              >
                {text.ask}
              </button>
            </>
          )}
          <p role="status">{promised === null ? '' : promised ? text.granted : text.refused}</p>
        </dd>
        <dt>{text.backup}</dt>
        <dd>
          <Backup backup={backup} words={words} onMost={actions.onBackupMost} />
        </dd>
      </dl>
      <p class="hint">{text.uninstall}</p>
    </section>
  );
}

type BackupProps = { backup: BackupShown; words: Words; onMost(most: number): Promise<void> };

function Backup({ backup, words, onMost }: BackupProps) {
  const text = words.page.evidence.space;
  const { last, fresh } = backup;
  return (
    <>
      {backup.isDue ? (
        <BackupNotice backup={backup} words={words} />
      ) : (
        <p>
          {last ? text.backupLast({ at: whenOf(last, words) }) : text.backupNever}{' '}
          {fresh > 0 && text.backupFresh({ n: fresh })}
        </p>
      )}
      <label>
        {text.backupMost}
        <input
          type="number"
          min={1}
          max={10000}
          value={backup.most}
          data-testid="backup-most"
          onChange={(event) => {
            const most = event.currentTarget.valueAsNumber;
            if (most >= 1) void onMost(Math.floor(most));
          }}
        />
      </label>
    </>
  );
}

type NoticeProps = { backup: BackupShown; words: Words; isThere?: boolean };

/** Says that findings lie on this device alone, and leads to the package, unless one is there already. */
export function BackupNotice({ backup, words, isThere = false }: NoticeProps) {
  const text = words.page.evidence.space;
  return (
    <div class="notice warn" data-testid="backup-due">
      <p>{text.backupDue({ n: backup.fresh, days: backup.days })}</p>
      {!isThere && <a href={hashOf({ view: 'export', filter: NO_FILTER })}>{text.toExport}</a>}
    </div>
  );
}
