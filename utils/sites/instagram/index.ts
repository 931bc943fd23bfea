// instagram: reads posts, reels and grid tiles on www.instagram.com.
import type { Site } from '../contract.ts';
import { guarded } from '../shared/post.ts';
import { readRoot } from './read.ts';
import { roots } from './roots.ts';

const HOSTS = ['www.instagram.com', 'instagram.com'];

/** Reader of Instagram. */
export const instagram: Site = {
  id: 'instagram',
  hosts: HOSTS,
  matches: HOSTS.map((host) => `https://${host}/*`),
  handles: (url) => HOSTS.includes(url.hostname),
  roots,
  read: guarded('instagram', readRoot),
};
