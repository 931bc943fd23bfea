import type { Browser, Page } from 'puppeteer-core';

/** A value as WebDriver BiDi serialises it, as far as the harness reads it. */
export type Remote = {
  type: string;
  value?: unknown;
  sharedId?: string;
};

type Connection = { send(method: string, params: object): Promise<{ result: unknown }> };

type Evaluated = {
  type: 'success' | 'exception';
  result?: Remote;
  exceptionDetails?: { text: string };
};

/** Sends one raw WebDriver BiDi command: puppeteer wraps neither chrome scope nor closed shadow roots. */
export async function send(browser: Browser, method: string, params: object): Promise<unknown> {
  const connection = Reflect.get(browser, 'connection') as Connection;
  return (await connection.send(method, params)).result;
}

/** Name of a tab in WebDriver BiDi. */
export const contextOf = (page: Page): string => String(Reflect.get(page.mainFrame(), '_id'));

/** Evaluates an expression and returns the serialised value. */
export async function evaluate(
  browser: Browser,
  context: string,
  expression: string,
  serialization: object = {},
): Promise<Remote> {
  const answer = await send(browser, 'script.evaluate', {
    expression,
    target: { context },
    awaitPromise: true,
    serializationOptions: serialization,
  });
  return unwrap(answer);
}

/** Calls a function given as source with serialised arguments. */
export async function call(
  browser: Browser,
  context: string,
  functionDeclaration: string,
  args: object[],
): Promise<Remote> {
  const answer = await send(browser, 'script.callFunction', {
    functionDeclaration,
    arguments: args,
    target: { context },
    awaitPromise: true,
  });
  return unwrap(answer);
}

function unwrap(answer: unknown): Remote {
  const { type, result, exceptionDetails } = answer as Evaluated;
  if (type === 'exception' || !result) throw new Error(exceptionDetails?.text ?? 'no result');
  return result;
}

/**
 * Runs privileged code in the browser's own window. `source` is the body of an async function with `ext`, the
 * running extension, and `window` in scope; its result travels as JSON.
 */
export async function inChromeScope(browser: Browser, id: string, source: string): Promise<unknown> {
  const tree = (await send(browser, 'browsingContext.getTree', { 'moz:scope': 'chrome', maxDepth: 0 })) as {
    contexts: { context: string; url: string }[];
  };
  const main = tree.contexts.find(({ url }) => url.endsWith('browser.xhtml')) ?? tree.contexts[0];
  if (!main) throw new Error('Firefox shows no window');
  const result = await evaluate(
    browser,
    main.context,
    `(async () => {
      const ext = WebExtensionPolicy.getByID(${JSON.stringify(id)})?.extension;
      const value = await (async () => { ${source} })();
      return JSON.stringify(value === undefined ? null : value);
    })()`,
  );
  return JSON.parse(String(result.value));
}
