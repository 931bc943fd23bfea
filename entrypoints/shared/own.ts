import { ownRegistry } from '../../utils/flows/index.ts';
import { pageWords } from '../../utils/i18n/index.ts';
import { uiLanguage, webLock } from '../../utils/platform/index.ts';
import { publishingStore } from '../../utils/storage/index.ts';
import { registryShelf } from './shelf.ts';

/** The name under which changes are made until the user sets one. */
export const NAMELESS = 'me';

/** The user's own registry. */
export const own = ownRegistry({
  shelf: registryShelf,
  lock: webLock('own-registry'),
  clock: () => new Date(),
  newId: () => crypto.randomUUID().slice(0, 8),
  names: async () => ({
    by: (await publishingStore.load()).by || NAMELESS,
    title: pageWords(await uiLanguage()).own.firstTitle,
  }),
});
