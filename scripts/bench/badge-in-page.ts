/**
 * Runs in the page: brings a post into view, filling its cell first where it holds a template, and waits for the
 * element that the extension adds to it.
 * @returns milliseconds from the scroll to the badge
 */
export function badgeAfter(id: string): Promise<number> {
  const cell = document.getElementById(id);
  if (!cell) throw new Error(`no cell ${id}`);
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`no badge on ${id} within 15 s`)), 15_000);
    const observer = new MutationObserver((records) => {
      const isBadge = ({ target, addedNodes }: MutationRecord) =>
        target instanceof Element && target.matches('article') && addedNodes.length > 0;
      if (!records.some(isBadge)) return;
      observer.disconnect();
      clearTimeout(late);
      resolve(performance.now() - start);
    });
    observer.observe(cell, { childList: true, subtree: true });
    const start = performance.now();
    const template = cell.querySelector('template');
    if (template) cell.append(template.content.cloneNode(true));
    cell.scrollIntoView({ block: 'center', behavior: 'instant' });
  });
}
