// instagram: reads posts, reels and grid tiles on www.instagram.com.
import type { Site } from '../contract.ts';
import { guarded } from '../shared/post.ts';
import { readRoot } from './read.ts';
import { roots } from './roots.ts';
import { selectors } from './selectors.ts';

/** Private letters, stories and settings are nobody's posts. */
const NOT_READ = /^\/(direct|accounts|stories|your_activity)(\/|$)/;

const HOSTS = ['www.instagram.com', 'instagram.com'];

/** Reader of Instagram. */
export const instagram: Site = {
  id: 'instagram',
  hosts: HOSTS,
  // The other hosts only lead on to these; a browser is asked for no more than needed.
  matches: ['https://www.instagram.com/*'],
  handles: (url) => HOSTS.includes(url.hostname) && !NOT_READ.test(url.pathname),
  roots,
  read: guarded('instagram', readRoot),
  selectors,
};
