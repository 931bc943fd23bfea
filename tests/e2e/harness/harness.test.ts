import { readFileSync, rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { ADDRESSES } from '../../replica/case.ts';
import { type Harness, launch, until } from './index.ts';
import { writeSampleExtension } from './sample-extension.ts';

const kind = inject('kind');
let harness: Harness;
let extension: string;

beforeAll(async () => {
  extension = writeSampleExtension(kind);
  harness = await launch(kind, { extension });
});

afterAll(async () => {
  await harness?.close();
  rmSync(extension, { recursive: true, force: true });
});

describe('the harness', () => {
  test('reads, clicks and closes what is in closed shadow roots', async () => {
    const page = await harness.open(ADDRESSES.xHome);
    const [badge] = await harness.waitForBadges(page);
    expect(badge).toMatchObject({ label: 'sample chip', expanded: false, visible: true });

    await harness.openCard(page, 'sample');
    expect(await harness.cardText(page)).toContain('sample card');
    expect(await harness.cardControls(page)).toEqual(['Capture']);

    await harness.clickToolbar(page);
    await harness.clickInCard(page, 'Capture');
    expect(await harness.waitForCardText(page, 'Saved')).toMatch(/no\. \d+, \d{5} bytes/);

    await harness.pressKeys(page, 'Escape');
    expect(await harness.cardText(page)).toBe('');
    expect(await harness.focusedInBadges(page)).toBe('sample chip');
  });

  test('reads the database, of screenshots taken with an armed tab', async () => {
    expect(await harness.readDb()).toMatchObject({
      sample: { saved: [{ what: { shot: true }, bytes: { $bytes: 3 } }] },
    });
  });

  test('triggers commands', async () => {
    const page = await harness.open(ADDRESSES.xHome);
    await harness.runCommand(page, 'next-badge');
    await until('the record of the command', async () => {
      const { saved = [] } = (await harness.readDb()).sample ?? {};
      return saved.some((record) => JSON.stringify(record).includes('command next-badge'));
    });
  });

  test('stops the background, and the next message starts it again', async () => {
    const page = await harness.open(ADDRESSES.xHome);
    await harness.openCard(page);
    await harness.stopBackground();
    expect(await harness.backgroundRunning()).toBe(false);
    await harness.clickInCard(page, 'Capture');
    await harness.waitForCardText(page, 'Saved');
    expect(await harness.backgroundRunning()).toBe(true);
  });

  test('takes a picture host away and gives it back', async () => {
    const page = await harness.open(ADDRESSES.xHome);
    const capture = async () => {
      await harness.openCard(page);
      await harness.clickInCard(page, 'Capture');
      const text = await harness.waitForCardText(page, 'Saved');
      await harness.pressKeys(page, 'Escape');
      return text;
    };
    await harness.revokeHost('https://pbs.twimg.com/*');
    expect(await capture()).toContain(' 0 bytes');
    await harness.grantHost('https://pbs.twimg.com/*');
    expect(await capture()).not.toContain(' 0 bytes');
  });

  test('receives downloads of extension pages', async () => {
    const page = await harness.extensionPage('/dashboard.html#/findings');
    await page.click('#export');
    expect(readFileSync(await harness.waitForDownload('.csv'), 'utf8')).toBe('a;b');
  });

  test('reaches nothing but the replica, and carries no cookies to picture hosts', async () => {
    const { requests } = harness.replica;
    const fetched = requests.filter(({ host, headers }) => host === 'pbs.twimg.com' && !headers.referer);
    expect(fetched.length).toBeGreaterThan(0);
    expect(fetched.every(({ headers }) => headers.cookie === undefined)).toBe(true);
  });
});
