import type { Address, AddressRule } from '../contract.ts';
import { postAddress, segments } from '../shared/address-parts.ts';
import { isOwner, NUMBER, ownerAddress } from './names.ts';

const HOME = 'https://www.facebook.com';

/** A post's number or its opaque, permanent form. */
export const POST_ID = /^(\d{1,25}|pfbid\w{10,120})$/;

/** Photo and video numbers; albums (`a.1`, `pcb.1`) and old sets (`vb.1`) are no such number. */
const isNumber = (text: string | undefined): text is string => text !== undefined && NUMBER.test(text);

/** Posts, photos, videos and reels of Facebook. */
export const postRules: AddressRule[] = [
  {
    name: 'post of a profile',
    read(url) {
      const [owner = '', word, ...rest] = segments(url);
      const id = rest.at(-1) ?? '';
      if (word !== 'posts' || rest.length > 2 || !isOwner(owner) || !POST_ID.test(id)) return null;
      return post(id, `/${encodeURIComponent(owner)}/posts/${id}`, owner);
    },
  },
  {
    name: 'permalink',
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
    read(url) {
      const id = url.searchParams.get('fbid') ?? '';
      return /^\/photo(\.php)?\/?$/.test(url.pathname) && isNumber(id) ? photo(id, null) : null;
    },
  },
  {
    name: 'photo of a profile',
    read(url) {
      const [owner = '', word, ...rest] = segments(url);
      const id = rest.at(-1);
      if (word !== 'photos' || rest.length > 3 || !isOwner(owner) || !isNumber(id)) return null;
      return photo(id, owner);
    },
  },
  {
    name: 'reel',
    read(url) {
      const [word, id, ...more] = segments(url);
      return word === 'reel' && more.length === 0 && isNumber(id) ? post(id, `/reel/${id}`, null) : null;
    },
  },
  {
    name: 'video',
    read(url) {
      const id = url.searchParams.get('v') ?? '';
      return /^\/(watch(\/live)?|video\.php)\/?$/.test(url.pathname) && isNumber(id) ? video(id, null) : null;
    },
  },
  {
    name: 'video of a profile',
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
