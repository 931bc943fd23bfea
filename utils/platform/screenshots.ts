import { browser } from 'wxt/browser';
import { type Download, PortError, type Screenshot } from '../flows/ports.ts';

type ShownTab = { tabId: number; windowId: number; url: string; scale: number };

/**
 * Pictures of what a tab shows. Needs the tab to be armed (activeTab: toolbar button, command or context menu).
 * Several rectangles are cut out of one picture of the window: Chrome allows two of those a second.
 */
export function screenshotOf(tab: ShownTab): Screenshot {
  let taken: Promise<{ picture: Blob; fetchedAt: string }> | null = null;
  return async (rect) => {
    taken ??= shootWindow(tab);
    const { picture, fetchedAt } = await taken;
    const bytes = await crop(picture, rect, tab.scale);
    return { bytes, mediaType: 'image/png', fetchedAt } satisfies Download;
  };
}

/** Whether the browser can take a picture of what stands outside the window. */
export const canShootRect = (): boolean => false;

/** The part of a window that shows a piece of a post. @throws PortError not-armed, tab-changed, not-visible, internal */
export const shootTile = (
  tab: Omit<ShownTab, 'scale'>,
  rect: Parameters<Screenshot>[0],
  scale: number,
): Promise<Download> => screenshotOf({ ...tab, scale })(rect);

export const shootRect = shootTile;

async function shootWindow(tab: ShownTab) {
  const fetchedAt = new Date().toISOString();
  await assertInFront(tab);
  const picture = await shoot(tab.windowId);
  // The window can change while the picture is taken: evidence of another page would be false evidence.
  await assertInFront(tab);
  return { picture, fetchedAt };
}

async function assertInFront({ tabId, windowId, url }: ShownTab): Promise<void> {
  const tab = await browser.tabs.get(tabId);
  const moved = tab.url !== undefined && tab.url !== url;
  if (!tab.active || tab.windowId !== windowId || moved) throw new PortError('tab-changed');
}

async function shoot(windowId: number): Promise<Blob> {
  // Firefox hides the function altogether until the tab is armed.
  if (typeof browser.tabs.captureVisibleTab !== 'function') throw new PortError('not-armed');
  try {
    const address = await browser.tabs.captureVisibleTab(windowId, { format: 'png' });
    return new Blob([decodeDataAddress(address)], { type: 'image/png' });
  } catch (error) {
    const text = String(error);
    throw new PortError(/activeTab|all_urls/.test(text) ? 'not-armed' : 'internal', text);
  }
}

/** A plain loop: a picture of a window has a million letters, and a callback for each would be felt. */
function decodeDataAddress(address: string): Uint8Array<ArrayBuffer> {
  const binary = atob(address.slice(address.indexOf(',') + 1));
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
  return bytes;
}

async function crop(
  picture: Blob,
  rect: { x: number; y: number; width: number; height: number },
  scale: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const bitmap = await createImageBitmap(picture);
  try {
    const left = Math.max(0, Math.round(rect.x * scale));
    const top = Math.max(0, Math.round(rect.y * scale));
    const width = Math.min(bitmap.width - left, Math.round(rect.width * scale));
    const height = Math.min(bitmap.height - top, Math.round(rect.height * scale));
    if (width < 1 || height < 1) throw new PortError('not-visible');
    const canvas = new OffscreenCanvas(width, height);
    canvas.getContext('2d')?.drawImage(bitmap, left, top, width, height, 0, 0, width, height);
    return new Uint8Array(await (await canvas.convertToBlob({ type: 'image/png' })).arrayBuffer());
  } finally {
    bitmap.close();
  }
}
