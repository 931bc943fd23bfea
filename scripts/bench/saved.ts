import type { Page } from 'puppeteer-core';
import { call, contextOf, evaluate } from '../../tests/e2e/harness/bidi.ts';
import type { Harness } from '../../tests/e2e/harness/index.ts';

/** Runs inside the page with our closed shadow roots: milliseconds from the next click to a new "Saved, no. N". */
function watchSaved(roots: ShadowRoot[]): Promise<number> {
  const number = () => {
    const texts = roots.map((root) => root.querySelector('dialog, [role="dialog"]')?.textContent ?? '');
    return /Saved, no\. (\d+)/.exec(texts.join(' '))?.[1] ?? null;
  };
  const before = number();
  return new Promise((resolve, reject) => {
    let clicked = 0;
    const late = setTimeout(() => reject(new Error('not saved within 20 s')), 20_000);
    const onClick = () => {
      clicked ||= performance.now();
    };
    addEventListener('click', onClick, { capture: true });
    const observer = new MutationObserver(() => {
      const now = number();
      if (!clicked || now === null || now === before) return;
      observer.disconnect();
      removeEventListener('click', onClick, { capture: true });
      clearTimeout(late);
      resolve(performance.now() - clicked);
    });
    for (const root of roots) observer.observe(root, { childList: true, subtree: true, characterData: true });
  });
}

/** The promise inside resolves with the time of the next capture. */
type Watched = { saved: Promise<number> };

/** Starts watching the open card. */
export async function watchCapture(harness: Harness, page: Page): Promise<Watched> {
  const watched = harness.kind === 'chrome' ? inChrome(page) : await inFirefox(harness, page);
  watched.saved.catch(() => undefined);
  // The watcher stands once the page has answered a later question.
  await page.evaluate(() => document.readyState);
  return watched;
}

function inChrome(page: Page): Watched {
  const realm = page.extensionRealms()[0];
  if (!realm) throw new Error('no content script on the page');
  const source = `(() => {
    const roots = [...document.querySelectorAll('article > div')]
      .map((host) => chrome.dom.openOrClosedShadowRoot(host))
      .filter((root) => root !== null);
    return (${watchSaved.toString()})(roots);
  })()`;
  return { saved: realm.evaluate(source) as Promise<number> };
}

type Serialized = { value?: { shadowRoot?: { sharedId?: string } | null } };

async function inFirefox({ browser }: Harness, page: Page): Promise<Watched> {
  const context = contextOf(page);
  const hosts = await evaluate(browser, context, `[...document.querySelectorAll('article > div')]`, {
    includeShadowTree: 'all',
    maxDomDepth: 1,
  });
  const roots = ((hosts.value ?? []) as Serialized[]).flatMap(({ value }) =>
    value?.shadowRoot?.sharedId ? [{ sharedId: value.shadowRoot.sharedId }] : [],
  );
  const answer = call(browser, context, watchSaved.toString(), [{ type: 'array', value: roots }]);
  return { saved: answer.then(({ value }) => Number(value)) };
}
