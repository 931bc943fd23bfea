/**
 * Runs in the page: what the site does at the end of its list. New posts, each with an id of its own.
 * @returns when, on the page's clock
 */
export function appendPosts(count: number): number {
  const cells = [...document.querySelectorAll('[data-testid="cellInnerDiv"]:has(article)')].slice(-count);
  const last = cells.at(-1);
  const raise = BigInt(cells.length) * BigInt(Math.round(performance.now()));
  const copies = cells.map((cell) => {
    const copy = cell.cloneNode(true) as Element;
    for (const link of copy.querySelectorAll('a[href*="/status/"]')) {
      const href = link.getAttribute('href') ?? '';
      link.setAttribute(
        'href',
        href.replace(/\/status\/(\d+)/, (_, id) => `/status/${BigInt(id) + raise}`),
      );
    }
    return copy;
  });
  const start = performance.now();
  last?.after(...copies);
  return start;
}
