// One's own registry: from a picture on a page to a match on a post, import, publication.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { pictureBytes } from '../../scripts/demo/pictures.ts';
import { filesOfZip, readPublished } from '../../utils/registry/index.ts';
import { ADDRESSES, CITY_PICTURES, cityPictureUrl } from '../replica/case.ts';
import { type Harness, launch, until } from './harness/index.ts';
import { fill, giveFiles, ownTab, press, valuesIn } from './own-support.ts';
import { buttonTexts, textOf } from './support.ts';

let harness: Harness;
const folder = mkdtempSync(join(tmpdir(), 'stadtspur-own-'));

beforeAll(async () => {
  harness = await launch(inject('kind'));
});
afterAll(async () => {
  await harness?.close();
  rmSync(folder, { recursive: true });
});

const at = (place: string) => harness.extensionPage(`/dashboard.html${place}`);

async function loaded(page: Page): Promise<Page> {
  await until('the pictures', () =>
    page.evaluate(() =>
      [...document.images].every(({ complete, naturalWidth }) => complete && naturalWidth > 0),
    ),
  );
  return page;
}

describe('a picture on a page', () => {
  let form: Page;

  it('becomes a draft with what the page says, made ready for the comparison', async () => {
    const page = await loaded(await harness.open(ADDRESSES.cityNews));
    await harness.clickMenu(page, 'own-picture', { srcUrl: cityPictureUrl('news') });
    form = await ownTab(harness, '#/own/new');
    await until('the form', async () => (await valuesIn(form))['published.url'] !== undefined);
    expect(await valuesIn(form)).toMatchObject({
      kind: 'picture',
      credit: 'Bild: Nachbau',
      'published.url': ADDRESSES.cityNews,
      addresses: cityPictureUrl('news'),
      'source.url': ADDRESSES.cityNews,
    });
    expect(await textOf(form, '[data-testid="own-picture"]')).toMatch(/was loaded and made ready/);
    // Nothing is registered before it is saved.
    expect((await harness.readDb()).stadtspur?.shelf).not.toContainEqual(
      expect.objectContaining({ kind: 'own' }),
    );
    await page.close();
  });

  it('is not saved while something is missing, and the form says what', async () => {
    await press(form, '[data-testid="own-save"]');
    await until('the flaws', async () => (await textOf(form, 'form [role="alert"]')).includes('Producer'));
    expect(await form.$eval('[data-field="producer"] input', (one) => one.getAttribute('aria-invalid'))).toBe(
      'true',
    );
  });

  it('is saved, and a post that shows it is matched', async () => {
    await fill(form, 'title', 'Freitag am Hafen');
    await fill(form, 'producer', 'Stadt Dortmund');
    await press(form, '[data-testid="own-save"]');
    await until('the list', async () => (await textOf(form, '.own')).includes('is saved and in use'));
    await form.close();
    const post = await harness.open(ADDRESSES.tweetNews);
    const badges = await harness.waitForBadges(post, (all) =>
      all.some(({ label }) => /Same picture as .Freitag am Hafen/.test(label)),
    );
    expect(badges.length).toBeGreaterThan(0);
    await post.close();
  });
});

describe('a profile', () => {
  it('is drafted from its page, and a page without one says so on the button', async () => {
    const page = await harness.open(ADDRESSES.instagramProfile);
    await harness.clickMenu(page, 'own-profile');
    const form = await ownTab(harness, 'kind=account');
    await until('the form', async () => (await valuesIn(form)).handle !== undefined);
    expect(await valuesIn(form)).toMatchObject({
      platform: 'instagram',
      handle: 'thomaswestphaldo',
      url: ADDRESSES.instagramProfile,
    });
    await form.close();
    await page.close();
    const other = await harness.open(ADDRESSES.xHome);
    await harness.clickMenu(other, 'own-profile');
    await until('the sign on the button', async () => (await buttonTexts(harness)).includes('!'));
    await other.close();
  });
});

describe('an import', () => {
  it('of a folder of pictures and a CSV is previewed, saved as one step, and undone', async () => {
    const names = ['garden', 'sommertour'] as const;
    const files = names.map((name) => join(folder, `${name}.jpg`));
    for (const [i, name] of names.entries()) writeFileSync(files[i] ?? '', pictureBytes(CITY_PICTURES[name]));
    const twin = join(folder, 'news_again.jpg');
    writeFileSync(twin, pictureBytes({ ...CITY_PICTURES.news, quality: 60 }));
    const csv = join(folder, 'profiles.csv');
    writeFileSync(
      csv,
      'platform;handle;name;url;owner;role;use;source.title\r\n' +
        'instagram;stadt;Stadt;https://www.instagram.com/stadt/;Stadt;city;official;Impressum\r\n' +
        'instagram;amt;Amt;https://www.instagram.com/amt/;Stadt;king;official;Impressum\r\n',
    );
    const broken = join(folder, 'broken.jpg');
    writeFileSync(broken, 'no picture');
    const page = await at('#/own/import');
    await fill(page, 'producer', 'Stadt Dortmund');
    await fill(page, 'published.url', 'https://www.dortmund.de/presse/');
    await fill(page, 'source.title', 'Pressebilder');
    await giveFiles(page, '[data-testid="import-files"]', ...files, twin, csv, broken);
    const preview = await textOf(page, '[data-testid="import-preview"]');
    expect(preview).toMatch(/3 new, 0 known, 2 refused/);
    expect(preview).toMatch(/1 new picture looks like one/);
    expect(await textOf(page, '[data-testid="import-refused"]')).toMatch(
      /profiles\.csv, row 3, role: is not one of/,
    );
    expect(await textOf(page, '[data-testid="import-refused"]')).toMatch(/broken\.jpg: is no picture/);
    await press(page, '[data-testid="import-save"]');
    await until('saved', async () =>
      (await textOf(page, '[data-testid="import-status"]')).includes('3 entries are'),
    );
    await page.close();
    const list = await at('#/own');
    expect(await textOf(list, '.count')).toBe('4 entries');
    await press(list, '[data-testid="undo"]');
    await until('undone', async () => (await textOf(list, '.count')) === '1 entry');
    await list.close();
  });

  it('says what pictures need before they are read', async () => {
    const page = await at('#/own/import');
    await giveFiles(page, '[data-testid="import-files"]', join(folder, 'garden.jpg'));
    await until('the flaws', async () =>
      /These fields/.test(await textOf(page, '[data-testid="import-status"]')),
    );
    expect(await textOf(page, '[data-field="producer"]')).toMatch(/is missing|too short/);
    await page.close();
  });

  it('opens folders that are dropped', async () => {
    const page = await at('#/own/import');
    await fill(page, 'producer', 'Stadt Dortmund');
    await fill(page, 'published.url', 'https://www.dortmund.de/presse/');
    await fill(page, 'source.title', 'Pressebilder');
    const bytes = [...readFileSync(join(folder, 'garden.jpg'))];
    await page.$eval(
      '[data-testid="own-drop"]',
      (place, data) => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([new Uint8Array(data)], 'garden.jpg', { type: 'image/jpeg' }));
        place.dispatchEvent(
          new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: transfer }),
        );
      },
      bytes,
    );
    expect(await textOf(page, '[data-testid="import-preview"]')).toMatch(/1 new, 0 known, 0 refused/);
    await page.close();
  });
});

describe('two tabs', () => {
  it('that save at the same moment make one chain', async () => {
    const pages = [await at('#/own/new?kind=topic'), await at('#/own/new?kind=topic')];
    for (const [i, page] of pages.entries()) {
      await page.bringToFront();
      await fill(page, 'title', `Thema ${i}`);
      await fill(page, 'words', 'Hafen');
      await fill(page, 'source.title', 'Presse');
    }
    await Promise.all(pages.map((page) => press(page, '[data-testid="own-save"]')));
    for (const page of pages) {
      await page.bringToFront();
      await until('saved', async () => /is saved and in use/.test(await textOf(page, '.own')));
      await page.close();
    }
    const changes = ((await harness.readDb()).stadtspur?.changes ?? []).flat() as { n: number; by: string }[];
    const own = changes.filter(({ by }) => by === 'me').map(({ n }) => n);
    expect(own).toEqual(own.map((_, i) => i + 1));
    const list = await at('#/own');
    const count = async () => Number.parseInt(await textOf(list, '.count'), 10);
    const before = await count();
    await press(list, '[data-testid="undo"]');
    await until('undone', async () => (await count()) === before - 1);
    await list.close();
  });
});

describe('a publication', () => {
  it('is a zip that can be checked, after the key was offered for backup', async () => {
    const page = await at('#/own/publish');
    await press(page, '[data-testid="make-key"]');
    expect(await textOf(page, '[data-testid="not-backed-up"]')).toMatch(/not backed up yet/);
    await press(page, '[data-testid="backup-key"]');
    expect(readFileSync(await harness.waitForDownload('.pem'), 'utf8')).toMatch(/BEGIN PRIVATE KEY/);
    await press(page, '[data-testid="own-publish"]');
    const zip = new Uint8Array(readFileSync(await harness.waitForDownload('.zip')));
    const published = await readPublished(filesOfZip(zip, 'zip'));
    expect(published.head.sequence).toBe(1);
    expect(await textOf(page, '[data-testid="own-fingerprint"]')).toBe(published.fingerprint);
    const titles = published.lines.flatMap(({ kind, value }) => (kind === 'asset' ? [value.title] : []));
    expect(titles).toEqual(['Freitag am Hafen']);
    expect(new TextDecoder().decode(unzipSync(zip)['index.html'])).toContain(published.fingerprint);
    // It goes on saying so until the user says otherwise.
    expect(await textOf(page, '[data-testid="not-backed-up"]')).toMatch(/not backed up yet/);
    await press(page, '[data-testid="confirm-backup"]');
    await until('the warning to go', async () => (await page.$('[data-testid="not-backed-up"]')) === null);
    await page.close();
  });
});
