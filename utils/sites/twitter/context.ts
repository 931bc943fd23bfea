import type { Author } from '../../model/index.ts';
import { resolveAddress } from '../address.ts';
import { hrefOf } from '../shared/dom.ts';
import { lineOf } from '../shared/text.ts';
import { MYSELF, REPOSTED } from './labels.ts';
import { S } from './selectors.ts';

/** The line above a post, and who reposted it when the line says so: by its words and a link to a profile. */
export function readContext(article: Element, base: URL): { context: string | null; repostedBy?: Author } {
  const place = article.querySelector(S.context);
  const context = lineOf(place) || null;
  if (!place || !context || !REPOSTED.test(context)) return { context };
  const address = profileOf(place.closest('a[href]') ?? place.querySelector('a[href]'), base);
  if (!address || address.key === profileOf(article.ownerDocument.querySelector(S.viewer), base)?.key)
    return { context };
  const name = context.replace(REPOSTED, '').trim() || null;
  if (name && MYSELF.test(name)) return { context };
  return { context, repostedBy: { key: address.key, name, url: address.url } };
}

function profileOf(link: Element | null, base: URL) {
  const address = link && resolveAddress(hrefOf(link), base);
  return address?.kind === 'profile' && address.platform === 'twitter' ? address : null;
}
