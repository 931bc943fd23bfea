// What the build made: size of the content scripts, permissions, nothing for a page to probe.
import { readFileSync, statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/** Bound for one content script, minified, all in (docs/decisions/0006). */
const MOST_BYTES = 72_000;

/** Registered for the websites the user allows, so not in the manifest. */
const EMBEDS = 'reader-embeds.js';

type Manifest = {
  manifest_version: number;
  permissions: string[];
  host_permissions: string[];
  web_accessible_resources?: unknown[];
  content_scripts: { matches: string[]; exclude_matches?: string[]; js: string[]; css?: string[] }[];
  optional_host_permissions: string[];
  content_security_policy: { extension_pages: string };
};

describe.each(['chrome', 'firefox'])('built for %s', (browser) => {
  const folder = `.output/${browser}-mv3`;
  const manifest = JSON.parse(readFileSync(`${folder}/manifest.json`, 'utf8')) as Manifest;

  const scripts = [...manifest.content_scripts.flatMap(({ js }) => js), EMBEDS];

  it.each(scripts)(`%s stays under ${MOST_BYTES} bytes`, (file) => {
    const { size } = statSync(`${folder}/${file}`);
    console.info(`${browser} ${file}: ${size} bytes`);
    expect(size).toBeLessThan(MOST_BYTES);
    expect(size).toBeGreaterThan(10_000);
  });

  it.each(scripts)('%s carries neither the polyfill nor schemas', (file) => {
    expect(readFileSync(`${folder}/${file}`, 'utf8')).not.toMatch(/webextension-polyfill|ZodMini|\$ZodType/);
  });

  it('has a reader for each part of the networks, and each page has one at most', () => {
    expect(manifest.content_scripts.map(({ js }) => js[0]).sort()).toEqual(
      ['ad-library', 'facebook', 'instagram', 'twitter'].map((site) => `reader-${site}.js`),
    );
    const facebook = manifest.content_scripts.find(({ js }) => js[0] === 'reader-facebook.js');
    expect(facebook?.exclude_matches?.join(' ')).toMatch(/ads\/library\*.*ads\/archive\*/);
  });

  it('asks for no more than it needs', () => {
    expect(manifest.manifest_version).toBe(3);
    expect([...manifest.permissions].sort()).toEqual([
      'activeTab',
      // Subscribed registries are asked every few hours whether something is new.
      'alarms',
      'contextMenus',
      // Chrome's service worker has no worker of its own (docs/decisions/0009).
      ...(browser === 'chrome' ? ['offscreen'] : []),
      'scripting',
      // WXT adds it for the side panel; Firefox has none to ask for.
      ...(browser === 'chrome' ? ['sidePanel'] : []),
      'storage',
      'unlimitedStorage',
    ]);
    expect(manifest.host_permissions.join(' ')).not.toMatch(/all_urls|\*:\/\/\*\//);
    // Asked for one website at a time, in answer to a click of the user on a page of ours.
    expect(manifest.optional_host_permissions).toEqual(['*://*/*', '<all_urls>']);
    for (const host of manifest.host_permissions)
      expect(host).toMatch(
        /^https:\/\/(\*\.)?([\w-]+\.)*(facebook|instagram|x|twitter|fbcdn|cdninstagram|twimg)\.(com|net)\/\*$/,
      );
  });

  it('asks for at most four hosts of a platform', () => {
    const platformOf = (host: string) =>
      /facebook|fbcdn/.test(host) ? 'facebook' : /instagram/.test(host) ? 'instagram' : 'x';
    const byPlatform = Object.groupBy(manifest.host_permissions, platformOf);
    for (const hosts of Object.values(byPlatform)) expect(hosts?.length).toBeLessThanOrEqual(4);
  });

  it('offers a page nothing to probe', () => {
    expect(manifest.web_accessible_resources ?? []).toEqual([]);
    expect(manifest.content_scripts.flatMap(({ css = [] }) => css)).toEqual([]);
  });

  it('runs no code but its own', () => {
    expect(manifest.content_security_policy.extension_pages).toMatch(
      /default-src 'none'; script-src 'self' 'wasm-unsafe-eval';/,
    );
    expect(manifest.content_security_policy.extension_pages).not.toMatch(/'unsafe/);
  });
});
