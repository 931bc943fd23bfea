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
    examples: [
      ['https://www.facebook.com/thomas.westphal.3591', 'facebook:@thomas.westphal.3591'],
      ['https://m.facebook.com/Stadt.Dortmund/?ref=page_internal', 'facebook:@stadt.dortmund'],
      ['https://de-de.facebook.com/spddortmund', 'facebook:@spddortmund'],
      ['https://www.facebook.com/100063942496313', 'facebook:@100063942496313'],
      ['https://www.facebook.com/spddortmund/photos', 'facebook:@spddortmund'],
      ['https://www.facebook.com/snerikes/followers/', 'facebook:@snerikes'],
      ['https://www.facebook.com/Some-Old-Page-123456789012345/', 'facebook:@123456789012345'],
    ],
    read(url) {
      const [owner = '', page, ...more] = segments(url);
      if (!isOwner(owner) || more.length > 0) return null;
      return page === undefined || PROFILE_PAGES.test(page) ? ownerAddress(owner) : null;
    },
  },
  {
    name: 'profile by number',
    examples: [
      ['https://www.facebook.com/profile.php?id=61000000000001', 'facebook:@61000000000001'],
      ['https://mbasic.facebook.com/profile.php?sk=photos&id=61000000000001', 'facebook:@61000000000001'],
    ],
    read(url) {
      const id = url.searchParams.get('id') ?? '';
      return /^\/profile\.php\/?$/.test(url.pathname) && NUMBER.test(id) ? numberAddress(id) : null;
    },
  },
  {
    name: 'profile by name and number',
    examples: [
      ['https://www.facebook.com/people/S%C3%B6nerna/100063942496313/', 'facebook:@100063942496313'],
      ['https://www.facebook.com/pages/Stadt-Dortmund/123456789012', 'facebook:@123456789012'],
      ['https://www.facebook.com/pages/category/City/Stadt-Dortmund-123456789012/', 'facebook:@123456789012'],
      ['https://www.facebook.com/p/Stadt-Dortmund-100063942496313/', 'facebook:@100063942496313'],
    ],
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
    examples: [
      ['https://www.facebook.com/pg/stadtdortmund/posts/?ref=page_internal', 'facebook:@stadtdortmund'],
    ],
    read(url) {
      const [word, owner = '', page, ...more] = segments(url);
      if (word !== 'pg' || !isOwner(owner) || more.length > 0) return null;
      return page === undefined || PROFILE_PAGES.test(page) ? ownerAddress(owner) : null;
    },
  },
  {
    name: 'member of a group',
    examples: [
      ['https://www.facebook.com/groups/1355379799089750/user/1605195892/', 'facebook:@1605195892'],
      [
        'https://www.facebook.com/groups/dortmund/user/thomas.westphal.3591',
        'facebook:@thomas.westphal.3591',
      ],
    ],
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
