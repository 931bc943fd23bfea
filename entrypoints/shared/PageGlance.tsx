import { PopupView, useLoaded } from '../../components/index.ts';
import { activeTab, askPage, grantHosts, openDashboard, openSidePanel } from '../../utils/platform/index.ts';
import { wantedMissing, watchAccess } from './access.ts';
import { saveProblemReport } from './problem-report.ts';
import { countRegistries, watchRegistries } from './registries.ts';
import { usePageState } from './use-page-state.ts';
import { useWords } from './use-words.ts';

/** The page in front at a glance: in the toolbar popup, and in the side panel beside the page. */
export function PageGlance({ place }: { place: 'popup' | 'panel' }) {
  const words = useWords();
  const popup = usePageState();
  const [access] = useLoaded(wantedMissing, watchAccess);
  const [registries] = useLoaded(countRegistries, watchRegistries);
  if (!words) return null;
  const missing = access.state === 'ready' ? access.value : [];
  return (
    <PopupView
      popup={popup}
      place={place}
      missingHosts={missing}
      registries={registries.state === 'ready' ? registries.value : 0}
      words={words}
      onGrant={() => void grantHosts(missing)}
      onCapture={() => void captureMiddle()}
      onDashboard={() => void openDashboard('')}
      onLog={() => void openDashboard('#/log')}
      onAllow={(host) => void openDashboard(`#/settings?site=${encodeURIComponent(host)}`)}
      onReport={() => saveProblemReport(popup)}
      onPanel={place === 'popup' ? () => void openSidePanel().then(() => window.close()) : null}
    />
  );
}

/** The card on the page shows how the capture goes; the popup makes room for it. */
async function captureMiddle(): Promise<void> {
  const tab = await activeTab();
  if (tab) await askPage(tab.id, { type: 'capture-here', trigger: 'popup' });
  window.close();
}
