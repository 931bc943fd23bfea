// twitter: reads posts on x.com and twitter.com: timeline, profile, status with replies.
import type { Site } from '../contract.ts';
import { allOf, outermostAround, outermostInOrder } from '../shared/dom.ts';
import { guarded } from '../shared/post.ts';
import { readPost } from './read.ts';
import { S, selectors } from './selectors.ts';

/** Private letters, the composer and settings are nobody's posts. */
const NOT_READ = /^\/(messages|i\/chat|compose|settings)(\/|$)/;

const HOSTS = ['x.com', 'twitter.com', 'www.x.com', 'www.twitter.com', 'mobile.x.com', 'mobile.twitter.com'];

/** Once the page shows posts in their usual form, those of another form in a place that changed are none. */
function rootsNear(place: Element): Element[] | null {
  const [usual] = S.post;
  if (!usual || !place.ownerDocument.querySelector(usual)) return null;
  const around = outermostAround(place, usual);
  return around ? [around] : outermostInOrder([...place.querySelectorAll(usual)]);
}

/** Reader of X. */
export const twitter: Site = {
  id: 'twitter',
  hosts: HOSTS,
  // The other hosts only lead on to these; a browser is asked for no more than needed.
  matches: ['https://x.com/*', 'https://twitter.com/*'],
  handles: (url) => HOSTS.includes(url.hostname) && !NOT_READ.test(url.pathname),
  roots: (scope) => outermostInOrder(allOf(scope, S.post)),
  rootsNear,
  read: guarded('twitter', readPost),
  selectors,
};
