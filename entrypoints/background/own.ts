import { type Download, type MediaFetcher, PortError } from '../../utils/flows/index.ts';
import { pageWords } from '../../utils/i18n/index.ts';
import {
  type DraftPicture,
  parseWith,
  type SourceMedium,
  type SourceOrder,
  type SourceRead,
  sourceRead,
} from '../../utils/model/index.ts';
import {
  askPage,
  type Matcher,
  openDashboard,
  runInTab,
  type ShownTab,
  screenshotOf,
  sessionValue,
  showOnButton,
  uiLanguage,
} from '../../utils/platform/index.ts';

const SCRIPT = 'source.js';

type Tools = { fetchMedia: MediaFetcher; print: Matcher['print'] };

/**
 * Reads what the user pointed at, makes the print of its picture where that can be had, and opens our page in which the
 * entry is completed and saved. Nothing is registered before that.
 */
export async function addToOwn(tab: ShownTab, order: SourceOrder, tools: Tools): Promise<void> {
  const words = pageWords(await uiLanguage()).own.menuFailures;
  try {
    await runInTab(tab.id, SCRIPT);
    const read = parseWith(sourceRead, await askPage(tab.id, { type: 'read-source', order }), 'source');
    if (order.what === 'profile' && !read.profile) return await warn(tab.id, words.noProfile);
    const picture = read.medium && (await pictureOf(tab, read, read.medium, tools));
    const id = crypto.randomUUID();
    await sessionValue(`own-draft.${id}`).save({ read, picture });
    await openDashboard(`#/own/new?${new URLSearchParams({ kind: kindOf(order), draft: id })}`);
  } catch {
    // The browser's own pages, its shop, and files are out of every extension's reach.
    await warn(tab.id, words.noPage);
  }
}

const warn = (tab: number, title: string) => showOnButton(tab, { text: '!', title, tone: 'warn' });

const kindOf = ({ what }: SourceOrder) => (what === 'profile' ? 'account' : 'asset');

/** The file where it can be had, else the picture as the window shows it, else why there is none. */
async function pictureOf(
  tab: ShownTab,
  read: SourceRead,
  medium: SourceMedium,
  { fetchMedia, print }: Tools,
): Promise<DraftPicture> {
  const address = medium.kind === 'video' ? medium.poster : medium.url;
  let failure = new PortError('no-address');
  try {
    if (!address) throw failure;
    const { bytes } = await fetchMedia(address).catch(async (error: unknown) => {
      const own = await ofPage(tab.id, read.url, address);
      if (!own) throw error;
      return own;
    });
    return { state: 'printed', from: 'file', printed: await print(bytes) };
  } catch (error) {
    failure = failureOf(error);
  }
  if (!medium.shot) return { state: 'failed', code: failure.code, detail: failure.detail };
  try {
    const { rect, viewport } = medium.shot;
    const shoot = screenshotOf({
      tabId: tab.id,
      windowId: tab.windowId,
      url: tab.url,
      scale: viewport.scale,
    });
    return { state: 'printed', from: 'screen', printed: await print((await shoot(rect)).bytes) };
  } catch {
    return { state: 'failed', code: failure.code, detail: failure.detail };
  }
}

/** A picture of the page's own host: the page's side may load it, we may not. */
async function ofPage(tab: number, page: string, address: string): Promise<Pick<Download, 'bytes'> | null> {
  if (URL.parse(address)?.origin !== URL.parse(page)?.origin) return null;
  const base64 = await askPage(tab, { type: 'fetch-source', url: address });
  if (typeof base64 !== 'string') return null;
  return { bytes: Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)) };
}

const failureOf = (error: unknown): PortError =>
  error instanceof PortError ? error : new PortError('internal', String(error).slice(0, 200));
