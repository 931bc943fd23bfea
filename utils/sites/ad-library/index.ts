// ad-library: reads ad cards of Facebook's Ad Library, list and single ad.
import type { Site } from '../contract.ts';
import { guarded } from '../shared/post.ts';
import { readCard } from './read.ts';
import { roots } from './roots.ts';
import { selectors } from './selectors.ts';

const HOSTS = ['www.facebook.com', 'web.facebook.com', 'facebook.com'];

/** Reader of the Ad Library. */
export const adLibrary: Site = {
  id: 'ad-library',
  hosts: HOSTS,
  matches: ['www', 'web'].flatMap((host) =>
    ['library', 'archive'].map((page) => `https://${host}.facebook.com/ads/${page}*`),
  ),
  handles: (url) => HOSTS.includes(url.hostname) && /^\/ads\/(library|archive)\/?$/.test(url.pathname),
  roots,
  read: guarded('ad-library', readCard),
  selectors,
};
