// Checks from the context menu: on any website, without a permission for it, in an armed tab.
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { ADDRESSES, cityPictureUrl, PARTY_PICTURE } from '../replica/case.ts';
import { type Harness, launch, until } from './harness/index.ts';
import { findings, importDemoRegistry } from './support.ts';

let harness: Harness;
let page: Page;

beforeAll(async () => {
  harness = await launch(inject('kind'));
  await importDemoRegistry(harness);
  page = await harness.open(ADDRESSES.party);
  await until('the pictures', () =>
    page.evaluate(() =>
      [...document.images].every(({ complete, naturalWidth }) => complete && naturalWidth > 0),
    ),
  );
});
afterAll(() => harness?.close());

const close = async () => {
  await harness.pressKeys(page, 'Escape');
  await until('the card to close', async () => (await harness.cardText(page)) === '');
};

describe('a picture of a website', () => {
  it('is compared as the window shows it, and the card says so', async () => {
    await harness.clickMenu(page, 'check-picture', { srcUrl: PARTY_PICTURE.url });
    const text = await harness.waitForCardText(page, /Same picture as/);
    expect(text).not.toMatch(/Could not be checked/);
    await harness.clickInCard(page, /Details/);
    await harness.waitForCardText(page, /as the window showed it/);
    // Nothing was fetched a second time: the page itself is the only one that asked.
    const asked = harness.replica.requests.filter(({ url }) => url === PARTY_PICTURE.url);
    expect(asked).toHaveLength(1);
  });

  it('can be saved as evidence, with the address of the page and a screenshot', async () => {
    await harness.clickInCard(page, /^Capture/);
    await harness.waitForCardText(page, /Saved, no\. 1,/);
    const [finding] = await findings(harness);
    expect(finding?.page.url).toBe(ADDRESSES.party);
    expect(finding?.post).toMatchObject({
      site: 'embeds',
      kind: 'picture',
      media: [{ url: PARTY_PICTURE.url }],
    });
    expect(finding?.matches.map(({ signal }) => signal)).toContain('image');
    expect(finding?.artefacts.map(({ role }) => role)).toContain('screenshot');
    await close();
  });

  it('that is nobody’s says that nothing matched', async () => {
    await page.evaluate((src) => {
      for (const image of document.images) if (image.src === src) image.src = '/bilder/gibt-es-nicht.jpg';
    }, cityPictureUrl('garden'));
    await harness.clickMenu(page, 'check-picture', {
      srcUrl: 'https://westphalfuerdortmund.de/bilder/gibt-es-nicht.jpg',
    });
    await harness.waitForCardText(page, /Seen, nothing matched|Could not be checked/);
    await close();
  });
});

describe('the whole page', () => {
  it('gives the profiles and posts it links and the pictures it shows', async () => {
    await harness.clickMenu(page, 'check-page');
    const text = await harness.waitForCardText(page, /matches/);
    expect(text).toMatch(/Tags or links the profile/);
    expect(text).toMatch(/Links to/);
    await close();
  });
});

describe('the selection', () => {
  it('gives what its words name and its links lead to', async () => {
    await page.evaluate(() => {
      const [, links] = document.querySelectorAll('main p');
      if (links) getSelection()?.selectAllChildren(links);
    });
    await harness.clickMenu(page, 'check-selection', {
      selectionText: 'Profile: Instagram: thomaswestphaldo',
    });
    await harness.waitForCardText(page, /Tags or links the profile/);
    await close();
  });
});

describe('a hostile page', () => {
  it('finds no open root and can neither open nor press anything', async () => {
    await harness.clickMenu(page, 'check-page');
    await harness.waitForCardText(page, /matches/);
    const open = await page.evaluate(() => {
      // Not the page's own links: a click on those leaves the page.
      const all = [...document.querySelectorAll<HTMLElement>('*')].filter((one) => !one.closest('a'));
      for (const one of all) one.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }));
      return all.filter(({ shadowRoot }) => shadowRoot).length;
    });
    expect(open).toBe(0);
    expect(await findings(harness)).toHaveLength(1);
    await close();
    expect(await harness.badges(page)).toEqual([]);
  });
});
