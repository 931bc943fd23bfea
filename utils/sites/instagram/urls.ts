import type { AddressRule } from '../contract.ts';
import { postAddress, profileAddress, segments } from '../shared/address-parts.ts';

const USER = /^[a-z0-9_](?:[a-z0-9._]{0,28}[a-z0-9_])?$/i;
const CODE = /^[\w-]{5,64}$/;
const POST_WORD = /^(p|reel|reels|tv)$/;

const RESERVED = new Set(
  `p reel reels tv stories explore accounts direct about legal web popular developer directory challenge
   emails session share api graphql oauth lite archive your_activity notifications create static press
   privacy terms help support blog ads business igtv qr topics threads s a`.split(/\s+/),
);

const PROFILE_PAGES = new Set(
  'reels tagged followers following channel feed saved reposts guides igtv'.split(' '),
);

/** What may follow a post's code: a comment, an embed, lists of people. */
const POST_PAGES = new Set('c embed media liked_by comments'.split(' '));

/** Forms of addresses on instagram.com. */
export const instagramRules: AddressRule[] = [
  {
    name: 'post',
    read(url) {
      const [word = '', code = '', page] = segments(url);
      return POST_WORD.test(word) ? readPost(code, page, null) : null;
    },
  },
  {
    name: 'post under its user',
    read(url) {
      const [user = '', word = '', code = '', page] = segments(url);
      if (!USER.test(user) || RESERVED.has(user.toLowerCase()) || !POST_WORD.test(word)) return null;
      return readPost(code, page, user);
    },
  },
  {
    name: 'profile',
    read(url) {
      const [user = '', page, ...more] = segments(url);
      return page === undefined || PROFILE_PAGES.has(page) ? readProfile(user, more) : null;
    },
  },
  {
    name: 'profile, application form',
    read(url) {
      const [mark, user = '', ...more] = segments(url);
      return mark === '_u' ? readProfile(user, more) : null;
    },
  },
];

function readProfile(written: string, more: string[]) {
  const user = written.replace(/^@/, '').toLowerCase();
  if (more.length > 0 || user === '_u' || !USER.test(user) || RESERVED.has(user)) return null;
  return profileAddress('instagram', user, `https://www.instagram.com/${user}/`);
}

function readPost(code: string, page: string | undefined, user: string | null) {
  // `/reels/audio/ID` is a sound, not a post.
  if (!CODE.test(code) || code === 'audio' || (page !== undefined && !POST_PAGES.has(page))) return null;
  return postAddress('instagram', code, `https://www.instagram.com/p/${code}/`, user);
}
