import { defineConfig } from 'wxt';

const PICTURE_HOSTS = [
  'https://*.fbcdn.net/*',
  'https://*.cdninstagram.com/*',
  'https://pbs.twimg.com/*',
  'https://video.twimg.com/*',
];

export default defineConfig({
  modules: ['@wxt-dev/webextension-polyfill'],
  imports: false,
  manifestVersion: 3,
  hooks: {
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
    permissions: ['activeTab', 'contextMenus', 'storage', 'unlimitedStorage'],
    host_permissions: PICTURE_HOSTS,
    incognito: 'not_allowed',
    commands: {
      'capture-post': { suggested_key: { default: 'Alt+Shift+S' }, description: '__MSG_commandCapture__' },
      'next-badge': { suggested_key: { default: 'Alt+Shift+N' }, description: '__MSG_commandNextBadge__' },
    },
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
