import { browser } from 'wxt/browser';

/** Chrome's side panel, which the polyfill's types do not know. */
type WithSidePanel = { sidePanel?: { open(options: { windowId: number }): Promise<void> } };

/** Opens the side panel of this window; must be called in a click on one of our own pages. */
export async function openSidePanel(): Promise<void> {
  const { sidePanel } = browser as typeof browser & WithSidePanel;
  if (!sidePanel) return browser.sidebarAction.open();
  // Asked for beforehand the window's number would cost the click its power: the call must come at once.
  const { id } = await browser.windows.getCurrent();
  if (id !== undefined) await sidePanel.open({ windowId: id });
}
