import type { Post, Unread } from '../../model/index.ts';
import type { Address } from '../contract.ts';
import { emptyPost, unread } from '../shared/post.ts';
import { addressOf, profileOf, writtenAddress } from './address.ts';
import { readFacebook } from './facebook.ts';
import { readInstagram } from './instagram.ts';
import { readMark } from './read-mark.ts';
import { isPostEmbed } from './roots.ts';
import { EMBED } from './selectors.ts';
import { readTweet } from './tweet.ts';

const READERS = { twitter: readTweet, instagram: readInstagram, facebook: readFacebook };

/** Reads an embedded post, a link or a picture; null for everything else. */
export function readElement(element: Element, url: URL): Post | Unread | null {
  if (!element.matches(EMBED)) return readMark(element, url);
  return isPostEmbed(element, url) ? readEmbed(element, url) : null;
}

function readEmbed(embed: Element, url: URL): Post | Unread {
  const address = addressOf(embed, url);
  if (!address) return withoutAddress(embed, url);
  return {
    ...emptyPost('embeds'),
    key: address.key,
    permalink: address.url,
    author: ownerOf(embed, address, url),
    // The website has put the post there itself. A network never delivers an advertisement this way.
    promoted: false,
    ...READERS[address.platform](embed, address, url),
  };
}

/** Opaque addresses (`/share/p/…`) lead to a post that they do not name. */
function withoutAddress(embed: Element, url: URL): Post | Unread {
  const permalink = writtenAddress(embed, url);
  if (permalink === null) return unread('embeds', 'permalink', `${embed.localName}: no address of a post`);
  return { ...emptyPost('embeds'), permalink, promoted: false };
}

/** The author by the address alone, where it tells one. */
function ownerOf(embed: Element, address: Address, base: URL): Post['author'] {
  const profile = profileOf(address, writtenAddress(embed, base));
  return profile && { key: profile.key, name: null, url: profile.url };
}
