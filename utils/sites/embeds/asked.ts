import type { CheckOrder, Medium, Post } from '../../model/index.ts';
import { canonicalUrl, resolveAddress } from '../address.ts';
import { hrefOf, webAddress } from '../shared/dom.ts';
import { networkOf } from '../shared/hosts.ts';
import { distinct, distinctMedia, emptyPost } from '../shared/post.ts';
import { lineOf, textOf } from '../shared/text.ts';

/** What the user asked to have checked: as a post, with the element to mark and the pictures to compare. */
export type Asked = { post: Post; root: Element | null; pictures: Map<string, Element> };

/** What is on a page beside its own words. */
const BESIDE =
  'nav, header, footer, aside, form, dialog, [role="navigation"], [role="banner"], [role="contentinfo"]';
const SMALLEST = 100;
const MOST_PICTURES = 30;

/**
 * Reads what the user wants checked on any page: one picture, the selection, or the page itself. Of a page of the
 * networks only the address and the pictures are taken: around the posts stand the viewer's name and others' comments.
 * @param order from the context menu
 */
export function readAsked(order: CheckOrder, document: Document, url: URL): Asked {
  if (order.what === 'picture') return askedPicture(order.srcUrl ?? '', document, url);
  return order.what === 'selection' ? askedSelection(document, url) : askedPage(document, url);
}

function askedPicture(srcUrl: string, document: Document, url: URL): Asked {
  const shown = [...document.querySelectorAll('img')].filter((image) => addressOf(image, url) === srcUrl);
  const [image = null] = shown.toSorted((a, b) => Number(isInWindow(b)) - Number(isInWindow(a)));
  const address = canonicalPicture(srcUrl, url);
  const media: Medium[] = address ? [withAlt({ kind: 'image', url: address }, image)] : [];
  const caption = lineOf(image?.closest('figure')?.querySelector('figcaption'));
  const post = { ...asked('picture'), media, text: caption || (image?.getAttribute('alt')?.trim() ?? '') };
  return { post, root: image, pictures: new Map(image && address ? [[address, image]] : []) };
}

function askedSelection(document: Document, url: URL): Asked {
  const selection = document.getSelection();
  const range = selection && selection.rangeCount > 0 ? selection.getRangeAt(0) : null;
  const part = range?.cloneContents() ?? document.createDocumentFragment();
  const pictures = range ? picturesIn(document).filter((image) => range.intersectsNode(image)) : [];
  const text = selection?.toString().trim().slice(0, 60_000) ?? '';
  return whole({ ...asked('selection'), text }, part, pictures, url);
}

function askedPage(document: Document, url: URL): Asked {
  const address = resolveAddress(url.href);
  const post = {
    ...asked('page'),
    key: address && address.kind !== 'profile' ? address.key : null,
    permalink: address?.url ?? canonicalUrl(url),
  };
  const pictures = picturesIn(document);
  if (networkOf(url)) return whole(post, document.createDocumentFragment(), pictures, url);
  const main = document.querySelector('main, [role="main"], article') ?? document.body;
  const text = textOf(main, { space: 'collapse', skip: BESIDE });
  return whole({ ...post, text, links: post.permalink ? [post.permalink] : [] }, main, pictures, url);
}

/** Fills in links, profiles and pictures of a part of the page. */
function whole(post: Post, part: ParentNode, images: HTMLImageElement[], url: URL): Asked {
  const hrefs = [...part.querySelectorAll('a[href]')].map(hrefOf);
  const targets = hrefs.map((href) => canonicalUrl(href, url)).filter((href) => href !== null);
  const profiles = hrefs.map((href) => resolveAddress(href, url)).filter((one) => one?.kind === 'profile');
  const pictures = new Map<string, HTMLImageElement>();
  for (const image of images) {
    const address = addressOf(image, url);
    if (address && !pictures.has(address)) pictures.set(address, image);
  }
  const media = [...pictures].map(([address, image]) => withAlt({ kind: 'image', url: address }, image));
  return {
    post: {
      ...post,
      links: distinct([...post.links, ...targets]),
      mentions: distinct(profiles.flatMap((one) => (one ? [one.key] : []))),
      media: distinctMedia(media),
    },
    root: null,
    pictures,
  };
}

const asked = (kind: Post['kind']): Post => ({ ...emptyPost('embeds'), kind });

const picturesIn = (document: Document): HTMLImageElement[] =>
  [...document.querySelectorAll('img')].filter(isLarge).slice(0, MOST_PICTURES);

function isLarge(image: HTMLImageElement): boolean {
  const { width, height } = image.getBoundingClientRect();
  return width >= SMALLEST && height >= SMALLEST;
}

function isInWindow(element: Element): boolean {
  const { top, bottom, width } = element.getBoundingClientRect();
  const height = element.ownerDocument.documentElement.clientHeight;
  return width > 0 && bottom > 0 && top < height;
}

/** The address of what is shown: with several sizes, that of the one chosen. */
const addressOf = (image: HTMLImageElement, url: URL): string | null =>
  canonicalPicture(image.currentSrc, url) ?? webAddress(image, 'src', url);

function canonicalPicture(src: string, base: URL): string | null {
  const url = src ? URL.parse(src, base) : null;
  return url && /^https?:$/.test(url.protocol) && !url.username && url.href.length <= 4096 ? url.href : null;
}

function withAlt(medium: Medium, image: Element | null): Medium {
  const alt = image?.getAttribute('alt')?.trim();
  return alt ? { ...medium, alt: alt.slice(0, 4000) } : medium;
}
