import { defineConfig } from 'wxt';
import { singlePage } from './scripts/build-verify.ts';
import { contentMatches, mediaHosts, networkSites } from './utils/sites/index.ts';

const MEDIA = mediaHosts.map((host) => `https://${host}/*`);

// Pages of ours load nothing from anywhere; only the background fetches: from the media hosts, and pictures of websites
// that the user allowed, which no policy can name beforehand (utils/platform/media.ts is the gate).
const CSP = [
  "default-src 'none'",
  // For the scan of hashes only, in the thread that compares pictures.
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' blob: data:",
  'media-src blob:',
  // Registries; in the clear only from this machine, where a publisher tries one out.
  "connect-src 'self' https: http://localhost:* http://127.0.0.1:*",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

const ALL_URLS = '<all_urls>';

/** Listed by hand: as scripts of WXT's kind they would carry its context and the polyfill (docs/decisions/0006). */
const READERS = networkSites.map(({ id, matches, excludes }) => ({
  matches,
  ...(excludes && { exclude_matches: excludes }),
  js: [`reader-${id}.js`],
}));

/** The reasons in the tables of selectors are for readers of the source; each content script would carry its site's. */
const WITHOUT_REASONS = {
  name: 'stadtspur-without-reasons',
  enforce: 'pre' as const,
  transform: (code: string, id: string) =>
    /\/sites\/[\w-]+\/selectors\.ts$/.test(id)
      ? code.replace(/^\s+(why|seen):\s+(null|'[^'\n]*'|"[^"\n]*"),?$/gm, '')
      : undefined,
};

export default defineConfig({
  modules: ['@wxt-dev/webextension-polyfill'],
  imports: false,
  vite: () => ({ plugins: [WITHOUT_REASONS] }),
  manifestVersion: 3,
  hooks: {
    // The page that checks packages, as one file to be saved and run from a disk.
    'build:publicAssets': async (_, files) => {
      files.push({ relativeDest: 'stadtspur-verify.txt', contents: await singlePage() });
    },
    // The polyfill's types instead of Chrome's: one API for both browsers.
    'prepare:tsconfig': (_, { tsconfig }) => {
      tsconfig.compilerOptions.paths['wxt/browser'] = [
        '../node_modules/@wxt-dev/webextension-polyfill/dist/browser.d.ts',
      ];
    },
  },
  manifest: ({ browser }) => ({
    name: '__MSG_name__',
    description: '__MSG_description__',
    default_locale: 'en',
    permissions: [
      'activeTab',
      'alarms',
      'contextMenus',
      'scripting',
      'storage',
      'unlimitedStorage',
      ...(browser === 'chrome' ? ['offscreen'] : []),
    ],
    // The sites as well as their media: a tab's address and title belong into the record, and what the user takes
    // away can be told.
    host_permissions: [...contentMatches, ...MEDIA],
    // One website at a time, when the user names it on a page of ours: party homepages and the like.
    // All of them at once only for pictures of whole posts without arming a tab: `tabs.captureTab` of Firefox asks for
    // exactly this, and Chrome then needs no click on the toolbar button.
    optional_host_permissions: ['*://*/*', ALL_URLS],
    content_scripts: READERS,
    incognito: 'not_allowed',
    content_security_policy: { extension_pages: CSP },
    action: { default_title: '__MSG_name__' },
    commands: {
      'capture-post': { suggested_key: { default: 'Alt+Shift+S' }, description: '__MSG_commandCapture__' },
      'next-badge': { suggested_key: { default: 'Alt+Shift+N' }, description: '__MSG_commandNextBadge__' },
    },
    // URL.parse is the youngest thing we need.
    ...(browser === 'chrome' && { minimum_chrome_version: '126' }),
    ...(browser === 'firefox' && {
      browser_specific_settings: {
        gecko: {
          id: 'stadtspur@stadtspur.example',
          strict_min_version: '142.0',
          data_collection_permissions: { required: ['none'] },
        },
      },
    }),
  }),
});
