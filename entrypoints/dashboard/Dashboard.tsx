import { useCallback, useEffect, useState } from 'preact/hooks';
import {
  AccessNotice,
  DetailView,
  EvidenceView,
  ExportView,
  type Filter,
  FindingsView,
  FORMS,
  hashOf,
  ImportSection,
  type LanguageChoice,
  type Loaded,
  LogView,
  type Place,
  placeOf,
  RegistriesView,
  RegistryDetail,
  type RegistryRow,
  SettingsView,
  Shell,
  type Standing,
  SubscribeSection,
  useLoaded,
  type Words,
} from '../../components/index.ts';
import type { Finding } from '../../utils/model/index.ts';
import {
  allowSites,
  EVERYWHERE,
  forbidSites,
  grantHosts,
  readSettings,
  writeSettings,
} from '../../utils/platform/index.ts';
import { shootsEverywhere, wantedMissing, watchAccess } from '../shared/access.ts';
import { useWords } from '../shared/use-words.ts';
import { exportCsv, loadFindings, loadLog, pictureOf, watchFindings, watchLog } from './data.ts';
import { detailActions } from './detail.ts';
import { evidenceActions, loadBackup, loadEvidence, watchEvidence } from './evidence.ts';
import { importEvidence, runExport } from './exporting.ts';
import { OwnPage } from './own/OwnPage.tsx';
import {
  loadChanges,
  loadRows,
  lookThrough,
  registryActions,
  searchEntries,
  watchRows,
} from './registries.ts';
import { loadStandings, type Standings, standingOf, watchStandings } from './standings.ts';
import { importFile, lookAt, subscribeTo } from './subscribing.ts';
import { allowWebsite, forbidWebsite, loadWebsites, watchWebsites } from './websites.ts';

/** The dashboard: the place in the address decides the view; all data comes from storage and follows its changes. */
export function Dashboard() {
  const words = useWords();
  const [place, setPlace] = usePlace();
  const [findings, reloadFindings] = useLoaded(loadFindings, watchFindings);
  const [registries] = useLoaded(loadRows, watchRows);
  const [log] = useLoaded(loadLog, watchLog);
  const [access] = useLoaded(wantedMissing, watchAccess);
  const [websites] = useLoaded(loadWebsites, watchWebsites);
  const [standings] = useLoaded(loadStandings, watchStandings);
  const [everywhere] = useLoaded(shootsEverywhere, watchAccess);
  const [settings, reloadSettings] = useLoaded(readSettings);
  if (!words) return null;
  const missing = access.state === 'ready' ? access.value : [];
  const grant = () => void grantHosts(missing);
  const choose = (language: LanguageChoice) => void writeSettings({ language }).then(reloadSettings);

  function view() {
    if (!words) return null;
    switch (place.view) {
      case 'registry':
        return place.id ? (
          <OneRegistry key={place.id} id={place.id} registries={registries} words={words} />
        ) : (
          <RegistriesView registries={registries} words={words} actions={registryActions}>
            <SubscribeSection words={words} onLook={lookAt} onSubscribe={subscribeTo} />
            <ImportSection words={words} onImport={importFile} onSubscribe={subscribeTo} />
          </RegistriesView>
        );
      case 'own':
        return <OwnPage place={place.own} words={words} onPlace={(own) => setPlace({ view: 'own', own })} />;
      case 'log':
        return <LogView rows={log} words={words} />;
      case 'settings':
        return (
          <SettingsView
            language={settings.state === 'ready' ? settings.value.language : 'auto'}
            missingHosts={missing}
            websites={websites.state === 'ready' ? websites.value : []}
            suggested={place.site}
            words={words}
            onLanguage={choose}
            onGrant={grant}
            onAllow={allowWebsite}
            onForbid={(host) => void forbidWebsite(host)}
            shootsEverywhere={everywhere.state === 'ready' ? everywhere.value : null}
            onShootEverywhere={(wanted) => void (wanted ? allowSites : forbidSites)([EVERYWHERE])}
          />
        );
      case 'finding':
        return (
          <DetailView
            key={place.id}
            finding={oneOf(findings, place.id)}
            standing={standingIn(findings, standings, place.id)}
            words={words}
            picture={pictureOf}
            actions={detailActions(() => setPlace(placeOf('')))}
          />
        );
      case 'export':
        return <Export findings={findings} filter={place.filter} words={words} />;
      case 'evidence':
        return <Evidence words={words} />;
      default:
        return (
          <FindingsView
            findings={findings}
            filter={place.filter}
            words={words}
            picture={pictureOf}
            foreign={standings.state === 'ready' ? standings.value.foreign : undefined}
            onFilter={(filter) => setPlace({ view: 'findings', filter })}
            onRetry={reloadFindings}
            onExport={exportCsv}
          />
        );
    }
  }

  return (
    <Shell
      place={place}
      words={words}
      notice={
        missing.length > 0 &&
        place.view !== 'settings' && <AccessNotice hosts={missing} words={words} onGrant={grant} />
      }
    >
      {view()}
    </Shell>
  );
}

type OneProps = { id: string; registries: Loaded<RegistryRow[]>; words: Words };

/** A registry's own page, with its changes, which follow it. */
function OneRegistry({ id, registries, words }: OneProps) {
  const load = useCallback(() => loadChanges(id), [id]);
  const [changes] = useLoaded(load, watchRows);
  const actions = {
    ...registryActions,
    onRemove: (gone: string) => registryActions.onRemove(gone).then(() => void location.assign('#/registry')),
  };
  const row =
    registries.state === 'ready'
      ? { state: 'ready' as const, value: registries.value.find((one) => one.id === id) }
      : registries;
  return (
    <RegistryDetail
      row={row}
      changes={changes}
      words={words}
      actions={actions}
      onSearch={(query) => searchEntries(id, query)}
      onLook={() => lookThrough(id)}
    />
  );
}

type Findings = Loaded<Finding[]>;

function Export({ findings, filter, words }: { findings: Findings; filter: Filter; words: Words }) {
  const [backup] = useLoaded(loadBackup, watchEvidence);
  return (
    <ExportView
      key={hashOf({ view: 'export', filter })}
      findings={findings}
      filter={filter}
      forms={FORMS}
      backup={backup.state === 'ready' ? backup.value : null}
      words={words}
      onRun={runExport}
      onImport={importEvidence}
    />
  );
}

function Evidence({ words }: { words: Words }) {
  const [evidence] = useLoaded(loadEvidence, watchEvidence);
  return <EvidenceView evidence={evidence} words={words} actions={evidenceActions} />;
}

function standingIn(findings: Findings, standings: Loaded<Standings>, id: string): Loaded<Standing | null> {
  const finding = oneOf(findings, id);
  if (finding.state !== 'ready') return finding;
  if (standings.state !== 'ready') return standings;
  return { state: 'ready', value: finding.value ? standingOf(finding.value, standings.value) : null };
}

function oneOf(findings: Findings, id: string) {
  if (findings.state !== 'ready') return findings;
  return { state: 'ready' as const, value: findings.value.find((one) => one.id === id) };
}

/** The place of the address, and a way to go elsewhere. Typing in a filter replaces, it does not pile up history. */
function usePlace(): [Place, (place: Place) => void] {
  const [place, setPlace] = useState(() => placeOf(location.hash));
  useEffect(() => {
    const follow = () => setPlace(placeOf(location.hash));
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  const go = (next: Place) => {
    history.replaceState(null, '', hashOf(next));
    setPlace(next);
  };
  return [place, go];
}
