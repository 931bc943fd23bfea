import { networkOf } from './hosts.ts';

/** Redirectors: where they stand and which parameter holds the target. */
const WRAPPERS: { fits: (url: URL) => boolean; parameter: string }[] = [
  { fits: (url) => /^lm?\.(facebook|instagram|messenger)\.com$/.test(url.hostname), parameter: 'u' },
  { fits: (url) => onFacebook(url, /^\/(l\.php|flx\/warn|ads\/(ig_)?redirect)\/?$/), parameter: 'u' },
  { fits: (url) => onFacebook(url, /^(\/v\d+\.\d+)?\/plugins\/(post|video|page)\.php$/), parameter: 'href' },
  { fits: (url) => networkOf(url) === 'twitter' && url.pathname === '/i/redirect', parameter: 'url' },
];

const onFacebook = (url: URL, path: RegExp) => networkOf(url) === 'facebook' && path.test(url.pathname);

const DEEPEST = 3;

/**
 * The target of a redirector, up to three of them inside each other. Nothing is fetched: opaque short
 * links (t.co, fb.watch) stay as they are.
 * @returns null when the target is no web address
 */
export function unwrapUrl(url: URL): URL | null {
  let current = url;
  for (let depth = 0; depth < DEEPEST; depth++) {
    const wrapper = WRAPPERS.find(({ fits }) => fits(current));
    const target = wrapper && current.searchParams.get(wrapper.parameter);
    if (!target) return current;
    const inner = URL.parse(target);
    if (!inner || !/^https?:$/.test(inner.protocol) || inner.username || inner.password) return null;
    current = inner;
  }
  return current;
}
