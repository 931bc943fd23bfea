import type { AddressRule } from '../contract.ts';
import { segments } from '../shared/address-parts.ts';
import { isOwner, NUMBER, numberAddress, ownerAddress } from './names.ts';
import { postRules } from './post-urls.ts';

/** Pages of a profile which name nothing but the profile. */
const PROFILE_PAGES =
  /^(about\w*|photos\w*|videos|posts|friends\w*|followers|following|events|reviews\w*|community|likes|mentions|reels\w*|live\w*|shop|services|groups|music|sports|books|timeline|directory_\w+|info|map)$/;

const profileRules: AddressRule[] = [
  {
    name: 'profile',
    read(url) {
      const [owner = '', page, ...more] = segments(url);
      if (!isOwner(owner) || more.length > 0) return null;
      return page === undefined || PROFILE_PAGES.test(page) ? ownerAddress(owner) : null;
    },
  },
  {
    name: 'profile by number',
    read(url) {
      const id = url.searchParams.get('id') ?? '';
      return /^\/profile\.php\/?$/.test(url.pathname) && NUMBER.test(id) ? numberAddress(id) : null;
    },
  },
  {
    name: 'profile by name and number',
    read(url) {
      const [word = '', ...more] = segments(url);
      const last = more.at(-1) ?? '';
      const id =
        word === 'people' || word === 'pages' ? /(?:^|-)(\d{5,25})$/.exec(last) : /-(\d{9,25})$/.exec(last);
      const depth = { people: [2], pages: [2, 3], p: [1] }[word] ?? [];
      return id?.[1] !== undefined && depth.includes(more.length) ? numberAddress(id[1]) : null;
    },
  },
  {
    name: 'older page address',
    read(url) {
      const [word, owner = '', page, ...more] = segments(url);
      if (word !== 'pg' || !isOwner(owner) || more.length > 0) return null;
      return page === undefined || PROFILE_PAGES.test(page) ? ownerAddress(owner) : null;
    },
  },
  {
    name: 'member of a group',
    read(url) {
      const [word, , user, id = '', ...more] = segments(url);
      if (word !== 'groups' || user !== 'user' || more.length > 0) return null;
      if (NUMBER.test(id)) return numberAddress(id);
      return isOwner(id) ? ownerAddress(id) : null;
    },
  },
];

/** Forms of addresses on Facebook's hosts, the Ad Library excepted. */
export const facebookRules: AddressRule[] = [...profileRules, ...postRules];
