import { describe, expect, it } from 'vitest';
import { hasChromium, reportOf } from '../../scripts/inspect/index.ts';
import { fixtures } from './fixtures.ts';
import { useChromium } from './in-chromium.ts';

const read = useChromium(hasChromium());
const all = fixtures();

describe.skipIf(!hasChromium())("the project's own stored pages", () => {
  it('are there', () => expect(all.length).toBeGreaterThan(4));

  it.each(all)('$name is read as expected', async ({ site, url, read: html, expected }) => {
    const report = reportOf(await read(html(), url), url, null);
    expect(report.site).toBe(site);
    expect(report.posts).toEqual(expected.posts);
    expect(report.unread).toEqual(expected.unread);
  });

  it.each(all)('$name says where it is from, and is small', ({ url, origin, read: html }) => {
    expect(URL.canParse(url)).toBe(true);
    expect(['written', 'recorded']).toContain(origin);
    expect(html().length).toBeLessThan(60_000);
  });
});
