// What the build made: size of the content scripts, permissions, nothing for a page to probe.
import { readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';

/** Bound for one content script, minified, without the polyfill. */
const MOST_BYTES = 60_000;

const polyfill = createRequire(import.meta.url).resolve('webextension-polyfill/dist/browser-polyfill.min.js');
const polyfillBytes = statSync(polyfill).size;

type Manifest = {
  manifest_version: number;
  permissions: string[];
  host_permissions: string[];
  web_accessible_resources?: unknown[];
  content_scripts: { matches: string[]; js: string[]; css?: string[] }[];
  content_security_policy: { extension_pages: string };
};

describe.each(['chrome', 'firefox'])('built for %s', (browser) => {
  const folder = `.output/${browser}-mv3`;
  const manifest = JSON.parse(readFileSync(`${folder}/manifest.json`, 'utf8')) as Manifest;

  it.each(manifest.content_scripts.flatMap(({ js }) => js))(`%s stays under ${MOST_BYTES} bytes`, (file) => {
    const bytes = statSync(`${folder}/${file}`).size - polyfillBytes;
    console.info(`${browser} ${file}: ${bytes} bytes without the polyfill (${polyfillBytes})`);
    expect(bytes).toBeLessThan(MOST_BYTES);
    expect(bytes).toBeGreaterThan(10_000);
  });

  it('asks for no more than it needs', () => {
    expect(manifest.manifest_version).toBe(3);
    expect([...manifest.permissions].sort()).toEqual([
      'activeTab',
      'contextMenus',
      'scripting',
      'storage',
      'unlimitedStorage',
    ]);
    expect(manifest.host_permissions.join(' ')).not.toMatch(/all_urls|\*:\/\/\*\//);
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
      /default-src 'none'; script-src 'self';/,
    );
    expect(manifest.content_security_policy.extension_pages).not.toMatch(/unsafe/);
  });
});
