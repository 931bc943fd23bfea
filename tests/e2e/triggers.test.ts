// Other ways to capture than the card. The driver reaches toolbar popup and context menu in Chromium only; in Firefox
// the same code answers the keyboard command (lifecycle.test.ts), whose key the browser itself presses there.
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { ADDRESSES } from '../replica/case.ts';
import { type Harness, launch, until } from './harness/index.ts';
import { findings, importDemoRegistry, textOf } from './support.ts';

describe.runIf(inject('kind') === 'chrome')('capture from outside the page', () => {
  let harness: Harness;
  let page: Page;

  beforeAll(async () => {
    harness = await launch('chrome');
    await importDemoRegistry(harness);
    page = await harness.open(ADDRESSES.tweetNews);
    await harness.waitForBadges(page, ([first]) => /Same picture/.test(first?.label ?? ''));
  });
  afterAll(() => harness?.close());

  it('popup: says what it saw, saves the post in the middle with a screenshot, and makes room', async () => {
    const popup = await harness.clickToolbar(page);
    if (!popup) throw new Error('no popup');
    await until('the count', async () => (await textOf(popup, '[data-figure="seen"]')).includes('3'));
    expect(await textOf(popup, '[data-figure="matched"]')).toMatch(/1/);
    expect(await textOf(popup, '[data-testid="health"]')).toMatch(/all posts seen could be read/);
    expect(await textOf(popup, '[data-signal="image"]')).toMatch(/Picture: 1/);
    await (await popup.$('[data-testid="capture-here"]'))?.click();
    await harness.waitForCardText(page, /Saved, no\. 1,/);
    const [first] = await findings(harness);
    expect(first).toMatchObject({ trigger: 'popup', ref: 'x:1456553032246771727', missing: [] });
  });

  it('side panel: opens from the popup, beside the page', async () => {
    const popup = await harness.clickToolbar(page);
    await (await popup?.waitForSelector('[data-testid="open-panel"]'))?.click();
    const panel = await harness.browser.waitForTarget((one) => one.url().endsWith('/sidepanel.html'), {
      timeout: 8000,
    });
    const shown = await panel.asPage();
    expect(await textOf(shown, '[data-figure="seen"]')).toContain('3');
    expect(await textOf(shown, '[data-testid="health"]')).toMatch(/Reading/);
  });

  it('context menu: saves the post under the pointer, matched or not', async () => {
    await harness.pressKeys(page, 'Escape');
    const reply = (await page.$$('article'))[1];
    const box = await reply?.boundingBox();
    await page.mouse.click((box?.x ?? 0) + 200, (box?.y ?? 0) + 60, { button: 'right' });
    await harness.clickMenu(page, 'capture-here');
    await harness.waitForCardText(page, /Saved, no\. 2,/);
    const second = (await findings(harness))[1];
    expect(second).toMatchObject({ trigger: 'menu', matches: [] });
    expect(second?.ref).not.toBe('x:1456553032246771727');
  });
});
