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

/** The part of a window that shows a piece of a post. @throws PortError not-armed, tab-changed, not-visible, internal */
export const shootTile = (
  tab: Omit<ShownTab, 'scale'>,
  rect: Parameters<Screenshot>[0],
  scale: number,
): Promise<Download> => screenshotOf({ ...tab, scale })(rect);

type CaptureTab = (tab: number, options: { rect: Rect; format: 'png' }) => Promise<string>;
type Rect = Parameters<Screenshot>[0];

/** Firefox only, and not in the polyfill's types; hidden until the extension may use it. */
function captureTab(): CaptureTab | undefined {
  const { captureTab } = browser.tabs as { captureTab?: CaptureTab };
  return typeof captureTab === 'function' ? captureTab : undefined;
}

/** Whether the browser can take a picture of what stands outside the window. */
export const canShootRect = (): boolean => captureTab() !== undefined;

/**
 * A picture of a part of the page, whether it stands in the window or not.
 * @param rect CSS pixels of the page
 * @param scale pixels of the picture in a CSS pixel, as the page says; the picture is refused if it has another size
 * @throws PortError unsupported, not-armed, tab-changed, internal
 */
export async function shootRect(tab: Omit<ShownTab, 'scale'>, rect: Rect, scale: number): Promise<Download> {
  const take = captureTab();
  if (!take) throw new PortError('unsupported');
  const fetchedAt = new Date().toISOString();
  await assertInFront(tab);
  // Without a scale of ours the browser takes the screen's, zoom included.
  const picture = await asBlob(() => take(tab.tabId, { rect, format: 'png' }));
  await assertInFront(tab);
  await assertSize(picture, rect.width * scale, rect.height * scale);
  const bytes = new Uint8Array(await picture.arrayBuffer());
  return { bytes, mediaType: 'image/png', fetchedAt };
}

/** A picture of another size shows something else, whatever it shows. */
async function assertSize(picture: Blob, width: number, height: number): Promise<void> {
  const bitmap = await createImageBitmap(picture);
  const isRight = Math.abs(bitmap.width - width) <= 1 && Math.abs(bitmap.height - height) <= 1;
  const size = `${bitmap.width} x ${bitmap.height} for ${width} x ${height}`;
  bitmap.close();
  if (!isRight) throw new PortError('internal', size);
}

async function shootWindow(tab: ShownTab) {
  const picture = await shoot(tab);
  const fetchedAt = new Date().toISOString();
  // The window can change while the picture is taken: evidence of another page would be false evidence.
  await assertInFront(tab);
  return { picture, fetchedAt };
}

async function assertInFront({ tabId, windowId, url }: Omit<ShownTab, 'scale'>): Promise<void> {
  const tab = await browser.tabs.get(tabId);
  // The fragment is the page's own business.
  const moved = tab.url !== undefined && tab.url.split('#')[0] !== url.split('#')[0];
  if (!tab.active || tab.windowId !== windowId || moved) throw new PortError('tab-changed');
}

/** Chrome takes two pictures of windows a second, of all tabs together. */
const PACE_MS = 510;
const MOST_TRIES = 6;
let turn: Promise<unknown> = Promise.resolve();
let takenAt = 0;

function shoot(tab: Omit<ShownTab, 'scale'>): Promise<Blob> {
  // Firefox hides the function altogether until the tab is armed.
  if (typeof browser.tabs.captureVisibleTab !== 'function') return Promise.reject(new PortError('not-armed'));
  const mine = turn.then(() => paced(tab));
  turn = mine.catch(() => undefined);
  return mine;
}

async function paced(tab: Omit<ShownTab, 'scale'>): Promise<Blob> {
  for (let n = 1; ; n++) {
    if (!import.meta.env.FIREFOX) await pause(takenAt + PACE_MS - Date.now());
    // Asked after the waiting: another tab may have come to the front meanwhile.
    await assertInFront(tab);
    try {
      return await asBlob(() => browser.tabs.captureVisibleTab(tab.windowId, { format: 'png' }));
    } catch (error) {
      // What is refused may be the tab that has come to the front meanwhile.
      await assertInFront(tab);
      // A background that was stopped does not know when its last picture was taken.
      if (n >= MOST_TRIES || !/MAX_CAPTURE_VISIBLE_TAB_CALLS/.test(String(error))) throw error;
    } finally {
      takenAt = Date.now();
    }
  }
}

const pause = (ms: number) => new Promise((done) => setTimeout(done, Math.min(PACE_MS, Math.max(0, ms))));

async function asBlob(take: () => Promise<string>): Promise<Blob> {
  try {
    return new Blob([decodeDataAddress(await take())], { type: 'image/png' });
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

async function crop(picture: Blob, rect: Rect, scale: number): Promise<Uint8Array<ArrayBuffer>> {
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
