import { type Lock, ownRegistry } from '../../utils/flows/index.ts';
import type { Line } from '../../utils/model/index.ts';
import { nameAddress } from '../../utils/sites/index.ts';
import { createShelf } from '../../utils/storage/index.ts';

export const added = { by: 'me', at: '2026-11-25T09:00:00.000Z' };

export const account = (id: string, name = id): Line => ({
  kind: 'account',
  value: {
    id,
    platform: 'instagram',
    handle: id,
    name,
    url: `https://www.instagram.com/${id}/`,
    owner: 'Stadt',
    role: 'city',
    use: 'official',
    source: { title: 'Webseite der Stadt' },
    added,
  },
});

export const picture = (id: string, hash = 'ab'.repeat(32), quality = 90): Line => ({
  kind: 'asset',
  value: {
    id,
    kind: 'picture',
    title: `Bild ${id}`,
    producer: 'Stadt',
    published: { url: 'https://www.stadt.example/presse', at: '2021-03-03' },
    fingerprints: [{ algorithm: 'pdq', hash, quality }],
    source: { title: 'Presse' },
    added,
  },
});

/** One queue for all tabs, as a Web Lock is. */
export function sharedLock(): Lock {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work);
    last = mine.catch(() => undefined);
    return mine;
  };
}

/** Tabs over one shelf. The clock stands still: moments must differ by themselves. */
export function openTabs(n = 1, { lock = sharedLock(), by = 'me' } = {}) {
  const shelf = createShelf(nameAddress);
  let ids = 0;
  const tab = () =>
    ownRegistry({
      shelf,
      lock,
      clock: () => new Date('2026-11-25T09:30:00Z'),
      newId: () => `aaaaaaa${++ids}`,
      names: async () => ({ by, title: 'Eigenes Register' }),
    });
  return { shelf, tabs: Array.from({ length: n }, tab) };
}
