import type { Circumstances } from '../../model/index.ts';

const label = (text: string): string | null => text.trim().slice(0, 40) || null;

/** The window, the page and the browser as they are now. `zoom` is null: only the background can tell it. */
export function circumstancesOf(): Circumstances {
  const root = document.documentElement;
  return {
    referrer: webAddress(document.referrer),
    navigation: navigationOf(),
    languages: navigator.languages.flatMap((one) => label(one) ?? []).slice(0, 20),
    pageLanguage: label(root.lang),
    direction: getComputedStyle(root).direction === 'rtl' ? 'rtl' : 'ltr',
    colorScheme: matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light',
    zoom: null,
    scroll: { x: scrollX, y: scrollY },
    screen: { width: screen.width, height: screen.height },
  };
}

/** The window's size and how many of the screen's pixels a CSS pixel takes on a side. */
export const viewportNow = () => ({ width: innerWidth, height: innerHeight, scale: devicePixelRatio });

function navigationOf(): Circumstances['navigation'] {
  const [entry] = performance.getEntriesByType?.('navigation') ?? [];
  const { type, redirectCount } = (entry ?? {}) as Partial<PerformanceNavigationTiming>;
  return { type: label(type ?? '') ?? 'unknown', redirects: redirectCount ?? 0 };
}

/** As the record takes addresses: http or https, without credentials, of bounded length; null for any other. */
export function webAddress(text: string): string | null {
  const url = text.length <= 4096 ? URL.parse(text) : null;
  return url && /^https?:$/.test(url.protocol) && !url.username && !url.password ? text : null;
}
