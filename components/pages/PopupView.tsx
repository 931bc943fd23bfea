import type { PageState, Signal } from '../../utils/model/index.ts';
import { SignalIcon } from '../icons.tsx';
import { AccessNotice } from './SettingsView.tsx';
import type { Words } from './types.ts';

/** What the popup knows about the tab in front. */
export type PopupState =
  | { kind: 'loading' }
  | { kind: 'elsewhere' }
  | { kind: 'silent' }
  | { kind: 'page'; state: PageState };

type Props = {
  popup: PopupState;
  missingHosts: string[];
  registries: number;
  words: Words;
  onGrant(): void;
  onCapture(): void;
  onDashboard(): void;
};

/** One glance: what was seen on this page, what matched, what could not be read. */
export function PopupView({
  popup,
  missingHosts,
  registries,
  words,
  onGrant,
  onCapture,
  onDashboard,
}: Props) {
  const text = words.page.popup;
  return (
    <main class="popup">
      <h1>{text.heading}</h1>
      {missingHosts.length > 0 && <AccessNotice hosts={missingHosts} words={words} onGrant={onGrant} />}
      {popup.kind === 'loading' && <p role="status">{words.page.loading}</p>}
      {popup.kind === 'elsewhere' && (
        <p>
          {text.notHere} {text.notHereHelp}
        </p>
      )}
      {popup.kind === 'silent' && (
        <p class="notice warn">{missingHosts.length ? text.noAccess : text.noReader}</p>
      )}
      {popup.kind === 'page' && <Page state={popup.state} words={words} onCapture={onCapture} />}
      <footer>
        <button type="button" onClick={onDashboard} data-testid="open-dashboard">
          {text.dashboard}
        </button>
        <span class="unknown">{text.registries({ n: registries })}</span>
      </footer>
    </main>
  );
}

function Page({ state, words, onCapture }: { state: PageState; words: Words; onCapture(): void }) {
  const text = words.page.popup;
  const figures: [label: string, value: number, name: string][] = [
    [text.seen, state.seen, 'seen'],
    [text.matched, state.matched, 'matched'],
    [text.captured, state.captured, 'captured'],
    [text.unread, state.unreadCount, 'unread'],
    ...(state.failedChecks ? [[text.failed, state.failedChecks, 'failed'] as [string, number, string]] : []),
  ];
  return (
    <>
      <p class={`health ${state.health}`} role="status" data-testid="health">
        {text.health[state.health]}
      </p>
      <dl class="figures">
        {figures.map(([label, value, name]) => (
          <div key={name} data-figure={name}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <Reasons state={state} words={words} />
      <Signals state={state} words={words} />
      <p class="unknown">{text.armed}</p>
      {state.middle ? (
        <p class="middle">{text.middle({ label: state.middle })}</p>
      ) : (
        <p class="middle">{text.noMiddle}</p>
      )}
      <button
        type="button"
        class="primary"
        disabled={!state.middle}
        onClick={onCapture}
        data-testid="capture-here"
      >
        {text.capture}
      </button>
    </>
  );
}

function Reasons({ state, words }: { state: PageState; words: Words }) {
  const counts = countBy(state.unread.map(({ reason }) => reason));
  if (counts.length === 0) return null;
  return (
    <ul class="reasons">
      {counts.map(([reason, n]) => (
        <li key={reason}>{words.page.popup.reasonCount({ n, reason: words.page.popup.reasons[reason] })}</li>
      ))}
    </ul>
  );
}

function Signals({ state, words }: { state: PageState; words: Words }) {
  const counts = countBy(
    state.verdicts.flatMap(({ matches }) => [...new Set(matches.map(({ signal }): Signal => signal))]),
  );
  if (counts.length === 0) return null;
  return (
    <section aria-label={words.page.popup.bySignal}>
      <ul class="by-signal">
        {counts.map(([signal, n]) => (
          <li key={signal} data-signal={signal}>
            <SignalIcon signal={signal} /> {words.badge.signals[signal]}: {n}
          </li>
        ))}
      </ul>
    </section>
  );
}

function countBy<T extends string>(values: T[]): [T, number][] {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts];
}
