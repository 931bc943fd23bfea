import type { PageState } from '../../utils/model/index.ts';
import { PageStatus } from './PageStatus.tsx';
import { ReportButton } from './ReportButton.tsx';
import { AccessNotice } from './SettingsView.tsx';
import type { Words } from './types.ts';

/** What popup and side panel know about the tab in front. */
export type PopupState =
  | { kind: 'loading' }
  /** No page of a network; `host` where it is a website that could be allowed. */
  | { kind: 'elsewhere'; host: string | null }
  | { kind: 'silent' }
  | { kind: 'page'; state: PageState };

type Props = {
  popup: PopupState;
  /** The side panel stands beside the page: it offers no capture of the middle, which the popup arms the tab for. */
  place: 'popup' | 'panel';
  missingHosts: string[];
  registries: number;
  words: Words;
  onGrant(): void;
  onCapture(): void;
  onDashboard(): void;
  onLog(): void;
  onAllow(host: string): void;
  onReport(): Promise<boolean>;
  /** Opens the side panel; null where one is looking at it. */
  onPanel: (() => void) | null;
};

/** One glance: what was seen on this page, what matched, what could not be read. */
export function PopupView({ popup, place, missingHosts, registries, words, ...actions }: Props) {
  const text = words.page.popup;
  const { reading } = words.page;
  return (
    <main class={place === 'popup' ? 'popup' : 'popup panel'}>
      <h1>{text.heading}</h1>
      {missingHosts.length > 0 && (
        <AccessNotice hosts={missingHosts} words={words} onGrant={actions.onGrant} />
      )}
      {popup.kind === 'loading' && <p role="status">{words.page.loading}</p>}
      {popup.kind === 'elsewhere' && <Elsewhere host={popup.host} words={words} onAllow={actions.onAllow} />}
      {popup.kind === 'silent' && (
        <p class="notice warn">{missingHosts.length ? text.noAccess : text.noReader}</p>
      )}
      {popup.kind === 'page' && (
        <>
          <PageStatus state={popup.state} words={words} />
          {place === 'popup' && <Middle state={popup.state} words={words} onCapture={actions.onCapture} />}
        </>
      )}
      {(popup.kind === 'page' || popup.kind === 'silent') && (
        <ReportButton words={words} onReport={actions.onReport} />
      )}
      <footer>
        <button type="button" onClick={actions.onDashboard} data-testid="open-dashboard">
          {text.dashboard}
        </button>
        {actions.onPanel && (
          <button type="button" onClick={actions.onPanel} data-testid="open-panel">
            {reading.sidePanel}
          </button>
        )}
        {place === 'panel' && (
          <button type="button" onClick={actions.onLog} data-testid="open-log">
            {reading.openLog}
          </button>
        )}
        <span class="unknown">{text.registries({ n: registries })}</span>
      </footer>
    </main>
  );
}

function Elsewhere({
  host,
  words,
  onAllow,
}: {
  host: string | null;
  words: Words;
  onAllow(host: string): void;
}) {
  const { popup, reading } = words.page;
  return (
    <>
      <p>
        {popup.notHere} {popup.notHereHelp}
      </p>
      {host && (
        <button type="button" onClick={() => onAllow(host)} data-testid="allow-website">
          {reading.websites.offer({ site: host })}
        </button>
      )}
    </>
  );
}

function Middle({ state, words, onCapture }: { state: PageState; words: Words; onCapture(): void }) {
  const text = words.page.popup;
  return (
    <>
      <p class="unknown">{text.armed}</p>
      <p class="middle">{state.middle ? text.middle({ label: state.middle }) : text.noMiddle}</p>
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
