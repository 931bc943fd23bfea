// facebook: reads posts on www.facebook.com: feed, profiles, groups, search, single posts, photo viewer.
import type { Site } from '../contract.ts';
import { guarded } from '../shared/post.ts';
import { readRoot } from './read.ts';
import { roots, rootsNear } from './roots.ts';
import { selectors } from './selectors.ts';

/** The Ad Library has a reader of its own; private letters and settings are nobody's posts. */
const NOT_READ = /^\/(ads|messages|settings|stories)(\/|$)/;

const HOSTS = ['www.facebook.com', 'web.facebook.com', 'facebook.com'];

/** Reader of Facebook, the Ad Library excepted. */
export const facebook: Site = {
  id: 'facebook',
  hosts: HOSTS,
  // The other hosts only lead on to these; a browser is asked for no more than needed.
  matches: ['https://www.facebook.com/*', 'https://web.facebook.com/*'],
  excludes: ['https://*.facebook.com/ads/library*', 'https://*.facebook.com/ads/archive*'],
  handles: (url) => HOSTS.includes(url.hostname) && !NOT_READ.test(url.pathname),
  roots,
  rootsNear,
  read: guarded('facebook', readRoot),
  selectors,
};
