import type { AddressRule } from '../contract.ts';
import { postAddress, profileAddress, segments } from '../shared/address-parts.ts';

const HANDLE = /^@?(\w{1,20})$/;
const STATUS_ID = /^\d{1,20}$/;

const RESERVED = new Set(
  `home explore search i notifications messages settings compose hashtag intent share login signup tos
   privacy jobs about logout account download who_to_follow oauth widgets following followers lists
   statuses status premium_sign_up verified communities topics help`.split(/\s+/),
);

/** Pages of a profile which name nothing but the profile. */
const PROFILE_PAGES = new Set(
  `with_replies media likes followers following highlights articles verified_followers photo header_photo
   about affiliates superfollows creator-subscriptions lists`.split(/\s+/),
);

const STATUS_PAGES = new Set(
  'photo video analytics retweets quotes likes hidden history mediaviewer'.split(' '),
);

/** Forms of addresses on x.com and twitter.com. */
export const twitterRules: AddressRule[] = [
  {
    name: 'status',
    read(url) {
      const [handle = '', word = '', id = '', page] = segments(url);
      if (!/^status(es)?$/.test(word) || !STATUS_ID.test(id) || !HANDLE.test(handle)) return null;
      // `/i/status/ID` names no author and has a rule of its own.
      if (handle === 'i' || (page !== undefined && !STATUS_PAGES.has(page))) return null;
      return statusAddress(id, handle.replace('@', ''));
    },
  },
  {
    name: 'status without author',
    read(url) {
      const id = /^\/(?:i\/(?:web\/)?status|statuses)\/(\d{1,20})\/?$/.exec(url.pathname)?.[1];
      return id === undefined ? null : statusAddress(id, null);
    },
  },
  {
    name: 'profile',
    read(url) {
      const [handle = '', page, ...more] = segments(url);
      const name = HANDLE.exec(handle)?.[1]?.toLowerCase();
      if (!name || RESERVED.has(name) || more.length > 0) return null;
      if (page !== undefined && !PROFILE_PAGES.has(page)) return null;
      return profileAddress('twitter', name, `https://x.com/${name}`);
    },
  },
  {
    name: 'profile by intent',
    read(url) {
      if (!/^\/intent\/(user|follow)\/?$/.test(url.pathname)) return null;
      const name = HANDLE.exec(url.searchParams.get('screen_name') ?? '')?.[1]?.toLowerCase();
      return name ? profileAddress('twitter', name, `https://x.com/${name}`) : null;
    },
  },
];

function statusAddress(id: string, handle: string | null) {
  return postAddress('twitter', id, `https://x.com/i/web/status/${id}`, handle);
}
