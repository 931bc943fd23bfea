import type { Post } from '../../model/index.ts';
import { emptyPost } from '../shared/post.ts';
import { lineOf } from '../shared/text.ts';
import { networkLink } from './marks.ts';
import { pictureUrl } from './picture.ts';
import { S } from './selectors.ts';

/** A link or picture of the page in the form of a post, so that it is matched like one; null for other elements. */
export function readMark(element: Element, url: URL): Post | null {
  if (element.matches(S.picture)) return readPicture(element, url);
  return element.matches(S.link) ? readLink(element, url) : null;
}

function readLink(link: Element, base: URL): Post | null {
  const address = networkLink(link, base);
  if (!address) return null;
  const mentions = address.kind === 'profile' ? [address.key] : [];
  return { ...emptyPost('embeds'), kind: 'link', text: lineOf(link), links: [address.url], mentions };
}

function readPicture(image: Element, base: URL): Post | null {
  const url = pictureUrl(image, base);
  if (!url) return null;
  const alt = image.getAttribute('alt')?.trim().slice(0, 4000) ?? '';
  const caption = lineOf(image.closest('figure')?.querySelector(S.caption));
  const media: Post['media'] = [{ kind: 'image', url, ...(alt && { alt }) }];
  return { ...emptyPost('embeds'), kind: 'picture', text: caption || alt, media };
}
