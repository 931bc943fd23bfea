import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Kind } from './types.ts';

/** A tiny extension with everything the harness must reach: closed root, database, popup, command, download. */
export function writeSampleExtension(kind: Kind): string {
  const folder = mkdtempSync(join(tmpdir(), 'stadtspur-sample-'));
  const files: Record<string, string> = {
    'manifest.json': JSON.stringify(manifestFor(kind)),
    'content.js': CONTENT,
    'background.js': BACKGROUND,
    'popup.html': '<!doctype html><title>popup</title><p>sample popup</p>',
    'dashboard.html':
      '<!doctype html><title>dashboard</title><button id="export">Export</button><script src="dashboard.js"></script>',
    'dashboard.js': DASHBOARD,
  };
  for (const [name, text] of Object.entries(files)) {
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

const manifestFor = (kind: Kind) => ({
  manifest_version: 3,
  name: 'Harness sample',
  version: '1.0',
  permissions: ['activeTab', 'storage'],
  host_permissions: ['https://pbs.twimg.com/*'],
  action: { default_popup: 'popup.html' },
  commands: {
    'next-badge': { suggested_key: { default: 'Alt+Shift+N' }, description: 'next badge' },
  },
  content_scripts: [{ matches: ['https://x.com/*'], js: ['content.js'] }],
  background: kind === 'chrome' ? { service_worker: 'background.js' } : { scripts: ['background.js'] },
  ...(kind === 'firefox' && {
    browser_specific_settings: {
      gecko: {
        id: 'harness-sample@stadtspur.example',
        strict_min_version: '142.0',
        data_collection_permissions: { required: ['none'] },
      },
    },
  }),
});

const CONTENT = `
const host = document.createElement('div');
document.querySelector('article').append(host);
const root = host.attachShadow({ mode: 'closed' });
root.innerHTML = '<style>.chip{height:24px}</style><button class="chip" aria-label="sample chip" aria-expanded="false">1</button>';
const chip = root.querySelector('button');
chip.addEventListener('click', (event) => {
  if (!event.isTrusted) return;
  const card = document.createElement('div');
  card.setAttribute('role', 'dialog');
  card.innerHTML = '<p>sample card</p><button>Capture</button>';
  card.querySelector('button').addEventListener('click', async () => {
    const answer = await chrome.runtime.sendMessage({ type: 'save' });
    card.querySelector('p').textContent = 'Saved, no. ' + answer.number + ', ' + answer.bytes + ' bytes';
  });
  root.append(card);
  chip.setAttribute('aria-expanded', 'true');
});
document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') return;
  root.querySelector('[role=dialog]')?.remove();
  chip.focus();
});`;

const BACKGROUND = `
const open = () => new Promise((resolve) => {
  const request = indexedDB.open('sample', 1);
  request.onupgradeneeded = () => request.result.createObjectStore('saved', { autoIncrement: true });
  request.onsuccess = () => resolve(request.result);
});
const save = async (what) => {
  const database = await open();
  return new Promise((resolve) => {
    const put = database.transaction('saved', 'readwrite').objectStore('saved').add({ what, bytes: new Blob(['abc']) });
    put.onsuccess = () => { database.close(); resolve(put.result); };
  });
};
const shoot = () => chrome.tabs.captureVisibleTab().then((shot) => shot.length, () => 0);
const pictureUrl = 'https://pbs.twimg.com/media/FDcNachbau04?format=jpg&name=small';
const fetchPicture = () => fetch(pictureUrl, { credentials: 'omit' }).then(async (r) => (await r.arrayBuffer()).byteLength, () => 0);
chrome.runtime.onMessage.addListener((message, sender, sendResponse) => {
  if (message.type !== 'save') return;
  (async () => {
    const shot = await shoot();
    sendResponse({ bytes: await fetchPicture(), number: await save({ shot: shot > 0 }) });
  })();
  return true;
});
chrome.commands.onCommand.addListener((name) => save('command ' + name));`;

const DASHBOARD = `
document.querySelector('#export').addEventListener('click', () => {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob(['a;b'], { type: 'text/csv' }));
  link.download = 'findings.csv';
  link.click();
});`;
