import type { Harness } from '../../tests/e2e/harness/index.ts';
import type { PageState } from '../../utils/model/index.ts';

type Tabs = {
  query(filter: object): Promise<{ id?: number }[]>;
  sendMessage(id: number, message: unknown): Promise<unknown>;
};

/** What the reader of the only open site page says of itself; null where there is none. */
export const pageState = (harness: Harness): Promise<PageState | null> => harness.inExtension(askTabs);

/** Runs in a page of ours: only a tab with a reader answers. */
async function askTabs(): Promise<PageState | null> {
  const api = Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome');
  const tabs = (api as { tabs: Tabs }).tabs;
  for (const { id } of await tabs.query({})) {
    const answer = await tabs.sendMessage(id ?? -1, { type: 'page-state' }).catch(() => null);
    if (answer) return answer as PageState;
  }
  return null;
}
