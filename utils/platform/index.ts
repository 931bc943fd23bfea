// platform: the browser's APIs behind small functions: messages, fetch, pixels, screenshots, settings, permissions.
// The only importer of wxt/browser; may import model and flows/ports. Content scripts take `sending.ts` only.
export { onAlarm, onBrowserStart, setAlarm } from './alarms.ts';
export { askAuthority } from './authority.ts';
export { type ButtonFace, showOnButton } from './button.ts';
export { announce, onChanged } from './changes.ts';
export { download } from './download.ts';
export { droppedFiles } from './dropped-files.ts';
export { dropTemporaryFiles, type FileOut, saveStream } from './file-out.ts';
export { webLock } from './lock.ts';
export { createMatcher, type Matcher } from './matcher/ask.ts';
export { ownHost } from './matcher/host.ts';
export { createMediaFetcher } from './media.ts';
export { openSidePanel } from './panel.ts';
export { grantHosts, isGranted, missingHosts, onHostsChanged } from './permissions.ts';
export * from './pixels/index.ts';
export { type Sender, serveRequests } from './receiving.ts';
export { fetchRegistryFile, registryPattern } from './registry-host.ts';
export { canShootRect, screenshotOf, shootRect, shootTile } from './screenshots.ts';
export { extensionVersion, onSettingsChanged, uiLanguage } from './sending.ts';
export { isTrustedTab, sessionValue, trustTab } from './session.ts';
export { keptValue, readSettings, type Settings, writeSettings } from './settings.ts';
export {
  allowSites,
  EVERYWHERE,
  forbidSites,
  grantedPatterns,
  isAllowed,
  patternOf,
  runOnSites,
} from './sites.ts';
export { keepStorage, type Space, storageSpace } from './space.ts';
export { openPicture } from './stitching.ts';
export {
  type AskedTab,
  activeTab,
  askPage,
  onTabGone,
  openDashboard,
  readerFile,
  resultInTab,
  runInTab,
  tabsAt,
  zoomOf,
} from './tabs.ts';
export { type MenuId, onCaptureCommands, onInstalled, onPageShown, type ShownTab } from './triggers.ts';
