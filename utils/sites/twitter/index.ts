// twitter: reads posts on x.com and twitter.com: timeline, profile, status with replies.
import type { Site } from '../contract.ts';
import { allOf, outermostInOrder } from '../shared/dom.ts';
import { guarded } from '../shared/post.ts';
import { readPost } from './read.ts';
import { S, selectors } from './selectors.ts';

/** Private letters, the composer and settings are nobody's posts. */
const NOT_READ = /^\/(messages|i\/chat|compose|settings)(\/|$)/;

const HOSTS = ['x.com', 'twitter.com', 'www.x.com', 'www.twitter.com', 'mobile.x.com', 'mobile.twitter.com'];

/** Reader of X. */
export const twitter: Site = {
  id: 'twitter',
  hosts: HOSTS,
  // The other hosts only lead on to these; a browser is asked for no more than needed.
  matches: ['https://x.com/*', 'https://twitter.com/*'],
  handles: (url) => HOSTS.includes(url.hostname) && !NOT_READ.test(url.pathname),
  roots: (scope) => outermostInOrder(allOf(scope, S.post)),
  read: guarded('twitter', readPost),
  selectors,
};
