import type { Browser, CDPSession, Page } from 'puppeteer-core';
import { bundleReaders } from './bundle.ts';
import type { PageReading } from './in-page.ts';

/** Blocks the page's scripts and, in the renderer itself, everything it would load. Inline styles stay. */
const POLICY = "default-src 'none'; script-src 'none'; style-src 'unsafe-inline'; form-action 'none'";

let bundle: Promise<string> | undefined;

/**
 * Loads a saved page into the browser under an address and runs the shipped readers on it.
 * @param html the page or a fragment of one
 * @param url the address it was saved from; a reader must handle it
 * @param now the moment of reading, for times such as "10 hours ago"
 */
export async function inspectPage(
  html: string,
  url: string,
  browser: Browser,
  now: string | null = null,
): Promise<PageReading> {
  bundle ??= bundleReaders();
  const call = `stadtspurInspect.readPage(${JSON.stringify(url)}, ${JSON.stringify(now)})`;
  return (await evaluateOn(html, url, browser, `${await bundle}\n;${call}`)) as PageReading;
}

/**
 * Loads a saved page under an address and evaluates an expression in a world of its own.
 * @returns what the expression gives, as JSON
 */
export async function evaluateOn(html: string, url: string, browser: Browser, expression: string) {
  const context = await browser.createBrowserContext();
  try {
    const page = await context.newPage();
    await serve(page, html);
    await page.goto(url, { waitUntil: 'domcontentloaded', timeout: 60_000 });
    return await run(await page.createCDPSession(), expression);
  } finally {
    await context.close();
  }
}

/** Answers the first request with the page and refuses all others at once. */
async function serve(page: Page, html: string): Promise<void> {
  let served = false;
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    if (served || !request.isNavigationRequest()) return void request.abort().catch(() => undefined);
    served = true;
    const headers = { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': POLICY };
    void request.respond({ status: 200, headers, body: html });
  });
}

/** Evaluates in an isolated world, as a content script is: the page's CSP and globals do not matter there. */
async function run(session: CDPSession, expression: string): Promise<unknown> {
  const { frameTree } = await session.send('Page.getFrameTree');
  const world = { frameId: frameTree.frame.id, worldName: 'stadtspur' };
  const { executionContextId } = await session.send('Page.createIsolatedWorld', world);
  const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
    contextId: executionContextId,
    expression,
    returnByValue: true,
    awaitPromise: true,
  });
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  return result.value;
}
