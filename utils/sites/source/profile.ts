import type { SourceProfile } from '../../model/index.ts';
import { resolveAddress } from '../address.ts';
import type { Address } from '../contract.ts';
import { typeOf, wordOf } from './json-ld.ts';

type Json = Record<string, unknown>;

/** The profile whose page is shown, or under whose name the shown post stands; null where the address names none. */
export function profileOn(document: Document, url: URL, objects: readonly Json[]): SourceProfile | null {
  const address = resolveAddress(url.href);
  const key = address?.kind === 'profile' ? address.key : address?.owner;
  if (!address || !key) return null;
  const handle = key.slice(key.indexOf('@') + 1);
  const profile = address.kind === 'profile' ? address : resolveAddress(homeOf(address.platform, handle));
  if (!profile) return null;
  const isShown = address.kind === 'profile';
  return {
    platform: profile.platform,
    handle: handle.slice(0, 120),
    numericId: numberOf(document, profile, handle, objects),
    name: (isShown ? nameOn(document, handle) : '') || handle,
    url: profile.url,
  };
}

const HOMES = {
  twitter: 'https://x.com/',
  instagram: 'https://www.instagram.com/',
  facebook: 'https://www.facebook.com/',
};
const homeOf = (platform: keyof typeof HOMES, handle: string): string => HOMES[platform] + handle;

/** "(3) Name (@handle) / X", "Name (@handle) • Instagram", "Name | Facebook". */
function nameOn(document: Document, handle: string): string {
  const given = document.querySelector('meta[property="og:title"]')?.getAttribute('content') ?? '';
  const title = given || document.title;
  const [name = ''] = title
    .replace(/^\(\d+\+?\)\s*/, '')
    .split(/\s(?:[|•·/]|-(?=\s(?:X|Facebook|Instagram)\b))\s/);
  return name
    .replace(new RegExp(`\\s*\\(@?${handle.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\)\\s*$`, 'i'), '')
    .trim()
    .slice(0, 400);
}

const DIGITS = /^\d{1,25}$/;

/**
 * The profile's number, where address or head tell it. Scripts are not searched: the viewer's own number stands there
 * as well.
 */
function numberOf(
  document: Document,
  { platform }: Address,
  handle: string,
  objects: readonly Json[],
): string | null {
  if (platform === 'facebook' && DIGITS.test(handle)) return handle;
  if (platform === 'facebook') return linkedApp(document);
  if (platform === 'twitter') return linkedPerson(objects, handle) ?? banner(document);
  return null;
}

/** `fb://profile/<number>`: how Facebook tells its own app which profile the page is. */
function linkedApp(document: Document): string | null {
  for (const meta of document.querySelectorAll(
    'meta[property="al:android:url"], meta[property="al:ios:url"]',
  )) {
    const [, number] =
      /^fb:\/\/(?:profile|page|user)\/\??(?:id=)?(\d{1,25})\b/.exec(meta.getAttribute('content') ?? '') ?? [];
    if (number) return number;
  }
  return null;
}

/** X's JSON-LD of a profile: a ProfilePage whose person has handle and number. */
function linkedPerson(objects: readonly Json[], handle: string): string | null {
  const person = objects.find(
    (one) =>
      /^(Person|Organization)$/.test(typeOf(one)) &&
      wordOf(one.additionalName).replace(/^@/, '').toLowerCase() === handle.toLowerCase(),
  );
  const number = wordOf(person?.identifier);
  return DIGITS.test(number) ? number : null;
}

/** The address of the banner of a profile on X holds the profile's number. */
function banner(document: Document): string | null {
  const images = [...document.querySelectorAll('a[href$="/header_photo"] img[src*="/profile_banners/"]')];
  return /\/profile_banners\/(\d{1,25})\//.exec(images[0]?.getAttribute('src') ?? '')?.[1] ?? null;
}
