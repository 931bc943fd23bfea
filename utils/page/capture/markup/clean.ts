import { webAddress } from '../circumstances.ts';

/** Names of parameters that let somebody act for the viewer, or follow them. */
const SECRET =
  /^(fb_dtsg(_ag)?|jazoest|lsd|nonce|dtsg|__[\w[\]]*|.*(token|csrf|xsrf|session|secret|auth).*|sid|s_?id|viewer.*|actor.*|fbclid|igsh|igshid|mibextid)$/i;

// As text: Firefox does not let content scripts walk through `searchParams`.
const parametersOf = (url: URL): string[] => url.search.slice(1).split('&').filter(Boolean);

function isSecret(parameter: string): boolean {
  const [name = ''] = parameter.split('=');
  try {
    return SECRET.test(decodeURIComponent(name));
  } catch {
    return true;
  }
}

/** An address without parameters that carry tokens; null for what is no http address. */
export function cleanAddress(href: string, base: string): string | null {
  const url = URL.parse(href, base);
  if (!url || !/^https?:$/.test(url.protocol)) return null;
  url.username = '';
  url.password = '';
  const kept = parametersOf(url).filter((one) => !isSecret(one));
  url.search = kept.join('&');
  if (/(token|csrf|dtsg|session)/i.test(url.hash)) url.hash = '';
  return webAddress(url.href);
}

/** An address of a picture as it is, for it names the file; null where it carries a token. */
export function pictureAddress(href: string, base: string): string | null {
  const url = URL.parse(href, base);
  if (!url || !/^https?:$/.test(url.protocol)) return null;
  const isPlain = !parametersOf(url).some(isSecret);
  return isPlain ? webAddress(url.href) : null;
}

/** The words of a text. A call that bundlers may drop: readers of the networks take nothing of this. */
export function wordSet(text: string): Set<string> {
  return new Set(text.split(/\s+/));
}

/** Attributes that are kept; all others go: handlers, data of scripts, names of fields. */
const KEPT = new Set(['alt', 'title', 'lang', 'dir', 'datetime', 'colspan', 'rowspan', 'aria-label', 'role']);

/** Those that draw an svg. */
const DRAWN = /* @__PURE__ */ wordSet(
  `viewBox preserveAspectRatio x y x1 x2 y1 y2 cx cy r rx ry d points width height transform fill fill-rule fill-opacity
  stroke stroke-width stroke-linecap stroke-linejoin stroke-opacity stroke-dasharray opacity clip-rule offset stop-color
  stop-opacity gradientUnits gradientTransform id mask clip-path maskUnits clipPathUnits`,
);

/** Attributes of the copy of an element, as pairs. */
export function attributesOf(element: Element, isDrawing: boolean): [string, string][] {
  return [...element.attributes].flatMap(({ name, value }): [string, string][] => {
    const isKept = KEPT.has(name) || (isDrawing && DRAWN.has(name) && isLocal(value));
    return isKept && value.length <= 20_000 ? [[name, value]] : [];
  });
}

/** Drawings may refer to parts of themselves, and to nothing else. */
const isLocal = (value: string): boolean => !/url\(\s*['"]?(?!#)/i.test(value);

/** Escapes text for content and quoted attributes alike: no letter of it can be taken for markup. */
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);
