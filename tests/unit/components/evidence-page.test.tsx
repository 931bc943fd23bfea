// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import {
  type EvidenceActions,
  type EvidenceShown,
  EvidenceView,
  type Loaded,
  placeOf,
} from '../../../components/index.ts';
import { button, change, draw, one, click as press, text, words } from './samples.tsx';

const settled = () => act(() => new Promise<void>((done) => setTimeout(done)));
const click = async (target: HTMLElement) => {
  await press(target);
  await settled();
};

const HEAD = 'ab'.repeat(32);
const check = {
  at: '2026-11-24T10:00:00.000Z',
  findings: 4,
  of: 5,
  files: 12,
  bytes: 3_400_000,
  lines: 9,
  faultCount: 0,
  faults: [],
};
const due = (number: number) => ({
  id: `00000000-0000-4000-8000-00000000000${number}`,
  number,
  at: '2026-11-20T00:00:00.000Z',
  author: 'Stadt',
  words: 'Erste Worte',
});

const shown = (part: Partial<EvidenceShown> = {}): EvidenceShown => ({
  incomplete: [],
  ledger: { lines: 9, head: HEAD, key: '0123456789abcdef', check },
  authority: '',
  recipe: 'curl -o answer',
  stamps: [],
  space: { used: 1_500_000, available: 2e9, persisted: false },
  backup: { fresh: 0, days: 0, isDue: false, last: null, most: 25 },
  retention: { caseName: '', months: 24, due: [], soon: [] },
  deleted: [],
  ...part,
});

const actions = {
  onComplete: vi.fn<EvidenceActions['onComplete']>(),
  onDiscard: vi.fn<EvidenceActions['onDiscard']>(),
  onCheck: vi.fn<EvidenceActions['onCheck']>(),
  onPersist: vi.fn<EvidenceActions['onPersist']>(),
  onBackupMost: vi.fn<EvidenceActions['onBackupMost']>(),
  onRetention: vi.fn<EvidenceActions['onRetention']>(),
  onExpire: vi.fn<EvidenceActions['onExpire']>(),
  onAuthority: vi.fn<EvidenceActions['onAuthority']>(),
  requestStamp: vi.fn<EvidenceActions['requestStamp']>(),
  saveRequest: vi.fn<EvidenceActions['saveRequest']>(),
  addAnswer: vi.fn<EvidenceActions['addAnswer']>(),
};
beforeEach(() => {
  for (const action of Object.values(actions)) action.mockReset();
});

const show = (evidence: Loaded<EvidenceShown>, language: 'de' | 'en' = 'en') =>
  draw(<EvidenceView evidence={evidence} words={words(language)} actions={actions} />);
const ready = (part: Partial<EvidenceShown> = {}, language: 'de' | 'en' = 'en') =>
  show({ state: 'ready', value: shown(part) }, language);
const part = (app: HTMLElement, name: string) => one(app, `[data-testid="${name}"]`);

describe('the page of evidence', () => {
  it('says that it loads, and that it could not be read', async () => {
    expect(text(one(await show({ state: 'loading' }), '[role="status"]'))).toBe('Loading …');
    expect(text(one(await show({ state: 'failed' }), '[role="alert"]'))).toContain('Nothing was deleted');
  });

  it('is calm where there is nothing yet', async () => {
    const app = await ready({ ledger: null });
    expect(text(part(app, 'ledger'))).toContain('begins with the first capture');
    expect(text(app)).toContain('No capture is incomplete');
    expect(text(app)).toContain('No finding was deleted');
    expect(one<HTMLButtonElement>(app, '[data-testid="stamp-now"]').disabled).toBe(true);
    expect(app.querySelectorAll('table, .notice, [data-testid="check-now"]')).toHaveLength(0);
  });
});

describe('incomplete captures', () => {
  const row = {
    capture: 'c1',
    site: 'facebook' as const,
    author: 'Stadt',
    words: 'Spatenstich',
    startedAt: '2026-11-24T10:00:00.000Z',
    pieces: [
      { role: 'tile' as const, n: 3 },
      { role: 'media' as const, n: 1 },
    ],
    failures: 2,
    failed: { code: 'disk-full' },
  };

  it('say what they are of, what is there and why they failed', async () => {
    const app = await ready({
      incomplete: [row, { ...row, capture: 'c2', pieces: [], failures: 0, failed: null }],
    });
    const [first, second] = [...part(app, 'incomplete').querySelectorAll('tbody tr')].map(text);
    for (const said of ['Stadt: Spatenstich', 'Facebook', '3 × pictures of the window, 1 × media files'])
      expect(first).toContain(said);
    expect(first).toContain('the disk is full · 2 tries');
    expect(second).toContain('nothing yet');
    expect(second).toContain('It is under way.');
  });

  it('are completed at a click, discarded only after a question, and failures are told', async () => {
    actions.onComplete.mockResolvedValue({ state: 'failed', code: 'database' });
    actions.onDiscard.mockResolvedValue({ state: 'done' });
    const app = await ready({ incomplete: [row] });
    await click(button(app, 'Complete now: Stadt: Spatenstich'));
    expect(actions.onComplete.mock.calls).toEqual([['c1']]);
    expect(text(part(app, 'incomplete'))).toContain('the database could not be written');
    await click(button(app, 'Discard the capture: Stadt: Spatenstich'));
    expect(one<HTMLDialogElement>(app, 'dialog').open).toBe(true);
    expect(actions.onDiscard).not.toHaveBeenCalled();
    await click(button(app, 'Discard for good'));
    expect(actions.onDiscard.mock.calls).toEqual([['c1']]);
  });
});

describe('the ledger', () => {
  it('shows head and key whole, and the last check in figures', async () => {
    const said = text(part(await ready({}, 'de'), 'ledger'));
    for (const each of [HEAD, '0123456789abcdef', '4 von 5 Funden', '12 Dateien (3,4 MB)', 'Alles ist so'])
      expect(said).toContain(each);
  });

  it('checks with progress, and names every fault with a way to it', async () => {
    let tell: Parameters<EvidenceActions['onCheck']>[0] = () => undefined;
    let finish: (outcome: Awaited<ReturnType<EvidenceActions['onCheck']>>) => void = () => undefined;
    actions.onCheck.mockImplementation((each) => {
      tell = each;
      return new Promise((done) => {
        finish = done;
      });
    });
    const app = await ready();
    await click(one(app, '[data-testid="check-now"]'));
    await act(() => tell({ done: 3, all: 5, bytes: 2_000_000 }));
    expect(text(part(app, 'check-status'))).toContain('3 of 5 findings, 2 MB hashed');
    expect(one<HTMLProgressElement>(app, 'progress').value).toBe(3);
    expect(one<HTMLButtonElement>(app, '[data-testid="check-now"]').disabled).toBe(true);
    const faults = [
      { of: 'ledger' as const, seq: 3, code: 'broken-link' },
      { of: 'finding' as const, finding: 'x', number: 2, code: 'gone' },
      {
        of: 'file' as const,
        finding: 'y',
        number: 4,
        role: 'media' as const,
        sha256: HEAD,
        code: 'file-changed',
      },
    ];
    await act(() => finish({ state: 'checked', check: { ...check, faults, faultCount: 60 } }));
    await settled();
    const listed = [...part(app, 'faults').querySelectorAll('li')].map(text);
    expect(listed).toEqual([
      'Ledger, line 3: it does not hold the hash of the line before',
      'Finding 2: the ledger names it, and it is not here',
      'Finding 4, media files: the bytes are not those that the record names',
      'and 57 more',
    ]);
    const links = [...part(app, 'faults').querySelectorAll('a')].map(({ href }) =>
      placeOf(new URL(href).hash),
    );
    expect(links).toEqual([{ view: 'finding', id: 'y' }]);
    expect(app.querySelector('progress')).toBeNull();
  });

  it('ends a check when it is cancelled; the last one stands', async () => {
    actions.onCheck.mockImplementation(
      (_, signal) =>
        new Promise((done) => signal.addEventListener('abort', () => done({ state: 'cancelled' }))),
    );
    const app = await ready();
    await click(one(app, '[data-testid="check-now"]'));
    await click(button(app, 'Cancel'));
    await settled();
    expect(text(part(app, 'check-status'))).toContain('was cancelled');
    expect(text(part(app, 'ledger'))).toContain('All of it is as it was');
  });
});

describe('timestamps', () => {
  it('say what qualified means, ask nobody unless told, and take only what the page may ask', async () => {
    const app = await ready({}, 'de');
    expect(text(part(app, 'stamps'))).toContain('Art. 41 eIDAS');
    expect(text(part(app, 'stamps'))).toContain('Es wird nichts verschickt');
    actions.onAuthority.mockResolvedValue('invalid');
    await change(one<HTMLInputElement>(app, '[data-testid="authority"]'), ' http://tsa.example ', 'input');
    await act(() => one<HTMLFormElement>(app, '[data-testid="stamps"] form').requestSubmit());
    await settled();
    expect(actions.onAuthority.mock.calls).toEqual([['http://tsa.example']]);
    expect(text(part(app, 'stamps'))).toContain('keine Adresse, die mit https:// beginnt');
  });

  it('are requested, and what came of it is told', async () => {
    actions.requestStamp.mockResolvedValueOnce({ state: 'failed', code: 'refused', detail: '2' });
    const app = await ready({ authority: 'https://tsa.example/' });
    await click(one(app, '[data-testid="stamp-now"]'));
    expect(text(part(app, 'stamp-status'))).toContain('the authority refused the request (2)');
    actions.requestStamp.mockResolvedValueOnce({
      state: 'stamped',
      stampedAt: check.at,
      authority: 'Test TSA',
    });
    await click(one(app, '[data-testid="stamp-now"]'));
    expect(text(part(app, 'stamp-status'))).toContain('by the clock of Test TSA');
  });

  it('show which are verified, which wait, and which could not be verified', async () => {
    const stamp = { seq: 9, askedAt: check.at, authority: 'https://tsa.example/', stampedAt: null };
    const app = await ready({
      stamps: [
        { ...stamp, state: 'verified', stampedAt: check.at },
        { ...stamp, seq: 8, state: 'waiting' },
        { ...stamp, seq: 7, state: 'unverified' },
      ],
    });
    const rows = [...part(app, 'stamps').querySelectorAll('tbody tr')].map(text);
    expect(rows[0]).toContain('✓ hash, signature and time agree');
    expect(rows[1]).toContain('waits for the answer');
    expect(rows[2]).toContain('could not be verified here');
  });
});

describe('space, backup and retention', () => {
  it('asks the browser to keep it, and gives the honest answer', async () => {
    actions.onPersist.mockResolvedValueOnce(false).mockResolvedValueOnce(true);
    const app = await ready();
    expect(text(part(app, 'space'))).toContain('1.5 MB');
    expect(text(part(app, 'space'))).toContain('may clear it');
    await click(one(app, '[data-testid="persist"]'));
    expect(text(part(app, 'space'))).toContain('gave no promise');
    await click(one(app, '[data-testid="persist"]'));
    expect(text(part(app, 'space'))).toContain('has promised');
    expect(app.querySelector('[data-testid="persist"]')).toBeNull();
  });

  it('reminds of a backup only when it is due', async () => {
    const backup = { fresh: 30, days: 15, isDue: true, last: null, most: 25 };
    expect(text(part(await ready({ backup }), 'backup-due'))).toContain('30 findings');
    const calm = await ready({ backup: { ...backup, isDue: false } });
    expect(calm.querySelector('[data-testid="backup-due"]')).toBeNull();
    expect(text(part(calm, 'space'))).toContain('30 findings lie on this device alone');
  });

  it('lists what is due and deletes it only after a question, with the reason', async () => {
    actions.onExpire.mockResolvedValue({ state: 'removed', n: 2 });
    const app = await ready({
      retention: { caseName: '', months: 24, due: [due(1), due(2)], soon: [due(3)] },
    });
    expect(text(part(app, 'due'))).toContain('2 findings are due');
    expect(text(part(app, 'soon'))).toContain('1 finding falls due');
    await click(one(app, '[data-testid="expire"]'));
    expect(actions.onExpire).not.toHaveBeenCalled();
    await click(button(app, 'Delete for good'));
    expect(actions.onExpire.mock.calls).toEqual([[[due(1).id, due(2).id], 'kept for 24 months']]);
    expect(text(part(app, 'retention'))).toContain('2 findings deleted.');
  });

  it('keeps the name of the case and the months', async () => {
    const app = await ready();
    await change(one<HTMLInputElement>(app, '[data-testid="case-name"]'), ' Dortmund 2021 ', 'input');
    await change(one<HTMLInputElement>(app, '[data-testid="months"]'), '36', 'input');
    await act(() => one<HTMLFormElement>(app, '[data-testid="retention"] form').requestSubmit());
    await settled();
    expect(actions.onRetention.mock.calls).toEqual([['Dortmund 2021', 36]]);
  });

  it('lists tombstones in parts, with reason and hash', async () => {
    const rows = Array.from({ length: 130 }, (_, i) => ({
      seq: 200 - i,
      number: 130 - i,
      at: check.at,
      reason: 'request' as const,
      why: i === 0 ? 'by letter' : '',
      record: HEAD,
    }));
    const app = await ready({ deleted: rows });
    const listed = () => part(app, 'deleted').querySelectorAll('tbody tr');
    expect(text(listed()[0] as Element)).toContain('at the request of somebody concerned: by letter');
    expect(listed()).toHaveLength(100);
    await click(button(app, 'Show 30 more'));
    expect(listed()).toHaveLength(130);
  });
});
