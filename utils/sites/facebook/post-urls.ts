import type { Address, AddressRule } from '../contract.ts';
import { postAddress, segments } from '../shared/address-parts.ts';
import { isOwner, NUMBER, ownerAddress } from './names.ts';

const HOME = 'https://www.facebook.com';

/** A post's number or its opaque, permanent form. */
export const POST_ID = /^(\d{1,25}|pfbid\w{10,120})$/;

/** Photo and video numbers; albums (`a.1`, `pcb.1`) and old sets (`vb.1`) are no such number. */
const isNumber = (text: string | undefined): text is string => text !== undefined && NUMBER.test(text);

const ID = '657567306861003';
const PFBID = 'pfbid0vBJFxEvPHcu5tDZevxAdAuR8s9uKoreCZ4SjRMdmzrjXJrCoVPJWC7eTEa3gk';

/** Posts, photos, videos and reels of Facebook. */
export const postRules: AddressRule[] = [
  {
    name: 'post of a profile',
    examples: [
      [`https://www.facebook.com/spddortmund/posts/${ID}`, `facebook:${ID}`],
      [`https://www.facebook.com/SPDDortmund/posts/${PFBID}?__cft__[0]=A&__tn__=B`, `facebook:${PFBID}`],
      [`https://www.facebook.com/spddortmund/posts/ein-titel-mit-%C3%BC/${ID}/`, `facebook:${ID}`],
      [`https://m.facebook.com/100063942496313/posts/${ID}/?comment_id=5`, `facebook:${ID}`],
    ],
    read(url) {
      const [owner = '', word, ...rest] = segments(url);
      const id = rest.at(-1) ?? '';
      if (word !== 'posts' || rest.length > 2 || !isOwner(owner) || !POST_ID.test(id)) return null;
      return post(id, `/${encodeURIComponent(owner)}/posts/${id}`, owner);
    },
  },
  {
    name: 'permalink',
    examples: [
      [`https://www.facebook.com/permalink.php?story_fbid=${PFBID}&id=61000000000001`, `facebook:${PFBID}`],
      [`https://m.facebook.com/story.php?story_fbid=${ID}&id=61000000000001&mibextid=x`, `facebook:${ID}`],
    ],
    read(url) {
      const id = url.searchParams.get('story_fbid') ?? '';
      const owner = url.searchParams.get('id');
      if (!/^\/(permalink|story)\.php\/?$/.test(url.pathname) || !POST_ID.test(id)) return null;
      if (!isNumber(owner ?? undefined)) return post(id, `/permalink.php?story_fbid=${id}`, null);
      return post(id, `/permalink.php?story_fbid=${id}&id=${owner}`, owner);
    },
  },
  {
    name: 'post in a group',
    examples: [
      [`https://www.facebook.com/groups/1355379799089750/posts/${ID}/`, `facebook:${ID}`],
      [`https://www.facebook.com/groups/dortmund/permalink/${ID}/?rdid=x`, `facebook:${ID}`],
      [`https://www.facebook.com/groups/dortmund/?multi_permalinks=${ID}`, `facebook:${ID}`],
    ],
    read(url) {
      const [word, group = '', place, ...rest] = segments(url);
      if (word !== 'groups' || !group) return null;
      const pinned = place === undefined ? url.searchParams.get('multi_permalinks') : null;
      const id = pinned ?? rest[0] ?? '';
      const known = pinned !== null || ((place === 'posts' || place === 'permalink') && rest.length === 1);
      return known && POST_ID.test(id)
        ? post(id, `/groups/${encodeURIComponent(group)}/posts/${id}/`, null)
        : null;
    },
  },
  {
    name: 'photo',
    examples: [
      [`https://www.facebook.com/photo/?fbid=${ID}&set=a.117311035029053`, `facebook:${ID}`],
      [`https://www.facebook.com/photo?fbid=${ID}&set=pcb.1`, `facebook:${ID}`],
      [`https://touch.facebook.com/photo.php?fbid=${ID}&id=1`, `facebook:${ID}`],
    ],
    read(url) {
      const id = url.searchParams.get('fbid') ?? '';
      return /^\/photo(\.php)?\/?$/.test(url.pathname) && isNumber(id) ? photo(id, null) : null;
    },
  },
  {
    name: 'photo of a profile',
    examples: [
      [`https://www.facebook.com/spddortmund/photos/a.117/${ID}/?type=3`, `facebook:${ID}`],
      [`https://www.facebook.com/spddortmund/photos/pcb.11/${ID}`, `facebook:${ID}`],
      [`https://www.facebook.com/spddortmund/photos/${ID}`, `facebook:${ID}`],
    ],
    read(url) {
      const [owner = '', word, ...rest] = segments(url);
      const id = rest.at(-1);
      if (word !== 'photos' || rest.length > 3 || !isOwner(owner) || !isNumber(id)) return null;
      return photo(id, owner);
    },
  },
  {
    name: 'reel',
    examples: [
      ['https://www.facebook.com/reel/1390415372702099/?s=fb', 'facebook:1390415372702099'],
      ['https://www.facebook.com/reel/1390415372702099', 'facebook:1390415372702099'],
    ],
    read(url) {
      const [word, id, ...more] = segments(url);
      return word === 'reel' && more.length === 0 && isNumber(id) ? post(id, `/reel/${id}`, null) : null;
    },
  },
  {
    name: 'video',
    examples: [
      ['https://www.facebook.com/watch/?v=1390415372702099', 'facebook:1390415372702099'],
      ['https://www.facebook.com/watch/live/?ref=x&v=1390415372702099', 'facebook:1390415372702099'],
      ['https://www.facebook.com/video.php?v=1390415372702099', 'facebook:1390415372702099'],
    ],
    read(url) {
      const id = url.searchParams.get('v') ?? '';
      return /^\/(watch(\/live)?|video\.php)\/?$/.test(url.pathname) && isNumber(id) ? video(id, null) : null;
    },
  },
  {
    name: 'video of a profile',
    examples: [
      ['https://www.facebook.com/spddortmund/videos/1390415372702099/', 'facebook:1390415372702099'],
      ['https://www.facebook.com/spddortmund/videos/ein-titel/1390415372702099', 'facebook:1390415372702099'],
    ],
    read(url) {
      const [owner = '', word, ...rest] = segments(url);
      const id = rest.at(-1);
      if (word !== 'videos' || rest.length > 2 || !isOwner(owner) || !isNumber(id)) return null;
      return video(id, owner);
    },
  },
];

function post(id: string, path: string, owner: string | null): Address {
  const profile = owner === null ? null : ownerAddress(owner);
  return { ...postAddress('facebook', id, HOME + path, null), owner: profile?.key ?? null };
}

const photo = (id: string, owner: string | null) => post(id, `/photo/?fbid=${id}`, owner);

const video = (id: string, owner: string | null) => post(id, `/watch/?v=${id}`, owner);
