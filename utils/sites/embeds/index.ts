// embeds: reads any website that is not one of the networks': posts embedded in it, its links to them and its pictures.
import type { Site } from '../contract.ts';
import { guarded } from '../shared/post.ts';
import { marks } from './marks.ts';
import { readElement } from './read.ts';
import { roots } from './roots.ts';
import { selectors } from './selectors.ts';

/** The networks' own hosts, all their subdomains included. */
const NETWORKS =
  /(^|\.)(facebook\.com|fb\.com|messenger\.com|instagram\.com|instagr\.am|x\.com|twitter\.com)\.?$/;

/** Reader of other websites. It runs only where the user allows it, so it asks for no page by itself. */
export const embeds: Site = {
  id: 'embeds',
  hosts: [],
  matches: [],
  handles: (url) => /^https?:$/.test(url.protocol) && !NETWORKS.test(url.hostname),
  roots,
  read: guarded('embeds', readElement),
  marks,
  selectors,
};
