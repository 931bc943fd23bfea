import type { Platform } from '../../model/index.ts';
import type { Address } from '../contract.ts';

const PREFIX: Record<Platform, string> = { twitter: 'x', instagram: 'instagram', facebook: 'facebook' };

/** Non-empty segments of a path, percent-decoded; an empty list when the encoding is broken. */
export function segments(url: URL): string[] {
  try {
    return url.pathname.split('/').filter(Boolean).map(decodeURIComponent);
  } catch {
    return [];
  }
}

/** Canonical key of a profile, from its handle or number as written. */
export function profileKey(platform: Platform, handle: string): string {
  return `${PREFIX[platform]}:@${handle.toLowerCase()}`;
}

/** Address of a profile; `url` is the form we store and show. */
export function profileAddress(platform: Platform, handle: string, url: string): Address {
  const key = profileKey(platform, handle);
  return { kind: 'profile', key, platform, url, owner: key };
}

/** Address of a post; `owner` is the handle the address stands under, where it tells one. */
export function postAddress(platform: Platform, id: string, url: string, owner: string | null): Address {
  return {
    kind: 'post',
    key: `${PREFIX[platform]}:${id}`,
    platform,
    url,
    owner: owner === null ? null : profileKey(platform, owner),
  };
}
