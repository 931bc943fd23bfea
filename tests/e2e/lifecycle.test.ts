// A badge's life on a hostile, living page: recycled nodes, forged events, a background that is stopped.
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { ADDRESSES } from '../replica/case.ts';
import { type Harness, launch, until } from './harness/index.ts';
import { buttonTexts, findings, importDemoRegistry, pageState } from './support.ts';

let harness: Harness;
let page: Page;

beforeAll(async () => {
  harness = await launch(inject('kind'));
  await importDemoRegistry(harness);
  page = await harness.open(ADDRESSES.xHome);
});
afterAll(() => harness?.close());

type Replica = {
  recycle(reuse?: boolean): void;
  append(n: number): void;
  show(handle: string, id: string, text: string): void;
  navigate(path: string): void;
};
/** Runs a script of the page itself, in the page's own world. */
const onPage = (work: (replica: Replica) => void) =>
  page.evaluate(`(${work})(window.replica)`) as Promise<unknown>;

describe('unrelated posts', () => {
  it('stay unmarked', async () => {
    await until(
      'the posts to be read',
      async () => (await pageState(harness))?.seen === 5 || ((await pageState(harness))?.seen ?? 0) >= 4,
    );
    expect(await harness.badges(page)).toEqual([]);
  });
});

describe('a node that the site recycles', () => {
  it('gets the badge of the post it holds now, and loses it with that post', async () => {
    await onPage((replica) => replica.show('twestphaldo', '1456553032246771727', 'eins'));
    await harness.waitForBadges(
      page,
      (all) => all.length === 1 && /named in the registry/.test(all[0]?.label ?? ''),
    );
    await onPage((replica) => replica.show('hafenfreundin_nb', '1456553032246771700', 'zwei'));
    await harness.waitForBadges(page, (all) => all.length === 0);
  });

  it('keeps its badge when the site takes it out and puts it back', async () => {
    await onPage((replica) => replica.show('twestphaldo', '1456553032246771727', 'eins'));
    await harness.waitForBadges(page);
    for (let round = 0; round < 3; round++) {
      await onPage((replica) => replica.recycle());
      await harness.waitForBadges(page, (all) => all.length === 1 && all[0]?.visible === true);
    }
  });

  it('counts each post once, however often it was drawn', async () => {
    const before = (await pageState(harness))?.seen;
    await onPage((replica) => replica.recycle());
    await harness.waitForBadges(page);
    expect((await pageState(harness))?.seen).toBe(before);
  });
});

describe('a hostile page', () => {
  it('cannot end the reader with forged events of the framework', async () => {
    await page.evaluate(() => {
      for (const name of ['twitter', 'posts', 'content'])
        for (let i = 0; i < 1000; i++)
          document.dispatchEvent(
            new CustomEvent(`${document.documentElement.dataset.id}:${name}:wxt:content-script-started`, {
              detail: { contentScriptName: name, messageId: 'x' },
            }),
          );
    });
    await forgeForOurId();
    await onPage((replica) => replica.recycle());
    expect(await harness.waitForBadges(page)).toHaveLength(1);
  });

  it('cannot open a card or capture with synthetic clicks', async () => {
    const before = (await findings(harness)).length;
    await page.evaluate(() => {
      const hosts = [...document.querySelectorAll('article > div')];
      for (const host of hosts) {
        host.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }));
        if (host instanceof HTMLElement) host.click();
      }
    });
    expect(await harness.cardText(page)).toBe('');
    expect(await findings(harness)).toHaveLength(before);
  });

  it('finds nothing of ours to ask for, and no open shadow root', async () => {
    const open = await page.evaluate(
      () => [...document.querySelectorAll('*')].filter((one) => one.shadowRoot).length,
    );
    expect(open).toBe(0);
    const manifest = await harness.inExtension(() => {
      const api = (Reflect.get(globalThis, 'browser') ??
        Reflect.get(globalThis, 'chrome')) as typeof browserShape;
      return api.runtime.getManifest().web_accessible_resources ?? [];
    });
    expect(manifest).toEqual([]);
  });

  it('does not see clicks on the badge', async () => {
    await page.evaluate(() => {
      const seen: string[] = [];
      Reflect.set(window, 'seen', seen);
      for (const type of ['click', 'mousedown', 'keydown'])
        document.addEventListener(type, (event) => event.isTrusted && seen.push(type));
    });
    await harness.openCard(page, 0);
    await harness.pressKeys(page, 'Escape');
    await until('the card to close', async () => (await harness.cardText(page)) === '');
    expect(await page.evaluate(() => Reflect.get(window, 'seen'))).toEqual([]);
  });
});

describe('the keyboard', () => {
  it('goes to the next badge, opens the card, captures and gives the focus back', async () => {
    await harness.runCommand(page, 'next-badge');
    await until('the focus on the badge', async () => /Stadtspur/.test(await harness.focusedInBadges(page)));
    await harness.pressKeys(page, 'Enter');
    await until('the card', async () => (await harness.cardText(page)) !== '');
    await harness.pressKeys(page, 'c');
    await harness.waitForCardText(page, /Saved, no\. \d+/);
    await harness.pressKeys(page, 'Escape');
    await until('the focus back on the badge', async () =>
      /Stadtspur/.test(await harness.focusedInBadges(page)),
    );
  });

  it('captures the post in the middle by command', async () => {
    const before = await findings(harness);
    await harness.runCommand(page, 'capture-post');
    await harness.waitForCardText(page, new RegExp(`Saved, no\\. ${(before.at(-1)?.number ?? 0) + 1},`));
    expect((await findings(harness)).at(-1)?.trigger).toBe('command');
    await harness.pressKeys(page, 'Escape');
  });
});

describe('a command where there is no post', () => {
  it('says so on the toolbar button', async () => {
    const city = await harness.open(ADDRESSES.cityNews);
    await harness.runCommand(city, 'capture-post');
    await until('the note on the button', async () => (await buttonTexts(harness)).includes('!'));
    await city.close();
  });
});

describe('a stopped background', () => {
  it('is started by the next post and the next capture, and has lost nothing', async () => {
    const before = await findings(harness);
    await harness.stopBackground();
    await onPage((replica) => replica.show('twestphaldo', '1367099526880907264', 'drei'));
    await harness.waitForBadges(page, (all) => /named in the registry/.test(all[0]?.label ?? ''));
    await harness.openCard(page, 0);
    await harness.stopBackground();
    await harness.clickInCard(page, /^Capture/);
    await harness.waitForCardText(page, /Saved, no\./);
    const after = await findings(harness);
    expect(after.slice(0, -1)).toEqual(before);
    expect(after.at(-1)?.ref).toBe('x:1367099526880907264');
  });
});

declare const browserShape: {
  runtime: { getManifest(): { web_accessible_resources?: unknown[] }; id: string };
};

async function forgeForOurId(): Promise<void> {
  const id = await harness.inExtension(() => {
    const api = (Reflect.get(globalThis, 'browser') ??
      Reflect.get(globalThis, 'chrome')) as typeof browserShape;
    return api.runtime.id;
  });
  await page.evaluate((ours) => {
    document.dispatchEvent(
      new CustomEvent(`${ours}:twitter:wxt:content-script-started`, {
        detail: { contentScriptName: 'twitter', messageId: 'x' },
      }),
    );
  }, id);
}
