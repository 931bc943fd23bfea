import type { Badge } from './types.ts';

/**
 * Functions that run inside the page and get our shadow roots as first argument. They are sent as source text:
 * nothing outside their own braces exists for them.
 */

/** Reads all chips. */
export function readChips(roots: ShadowRoot[]): Badge[] {
  return roots
    .flatMap((root) => [...root.querySelectorAll('button.chip')])
    .map((chip) => {
      const { x, y, width, height } = chip.getBoundingClientRect();
      const expanded = chip.getAttribute('aria-expanded');
      return {
        label: chip.getAttribute('aria-label') ?? chip.textContent ?? '',
        kind: chip.matches('.quiet') ? 'quiet' : chip.matches('.dot') ? 'dot' : 'match',
        expanded: expanded === null ? null : expanded === 'true',
        box: { x, y, width, height },
        visible: width > 0 && height > 0 && getComputedStyle(chip).visibility === 'visible',
      };
    });
}

/** Scrolls the chip with this index into view and tells where it is. */
export function revealChip(roots: ShadowRoot[], index: number): Badge['box'] | null {
  const chip = roots.flatMap((root) => [...root.querySelectorAll('button.chip')])[index];
  if (!chip) return null;
  const before = chip.getBoundingClientRect();
  if (before.top < 60 || before.bottom > innerHeight - 60) chip.scrollIntoView({ block: 'center' });
  const { x, y, width, height } = chip.getBoundingClientRect();
  return { x, y, width, height };
}

/** Text of the open card, null when no card is open. */
export function readCard(roots: ShadowRoot[]): string | null {
  const card = roots
    .map((root) => root.querySelector<HTMLElement>('dialog, [role="dialog"]'))
    .find((found) => found);
  return card?.checkVisibility() ? card.innerText : null;
}

/** Accessible names of the card's buttons and links. */
export function readControls(roots: ShadowRoot[]): string[] {
  const card = roots.map((root) => root.querySelector('dialog, [role="dialog"]')).find((found) => found);
  return [...(card?.querySelectorAll('button, a[href], summary') ?? [])].map((control) =>
    (control.getAttribute('aria-label') ?? control.textContent ?? '').trim(),
  );
}

/** Scrolls the card's control with this index into view and tells where it is. */
export function revealControl(roots: ShadowRoot[], index: number): Badge['box'] | null {
  const card = roots.map((root) => root.querySelector('dialog, [role="dialog"]')).find((found) => found);
  const control = card?.querySelectorAll('button, a[href], summary')[index];
  if (!control) return null;
  const before = control.getBoundingClientRect();
  if (before.top < 0 || before.bottom > innerHeight) control.scrollIntoView({ block: 'center' });
  const { x, y, width, height } = control.getBoundingClientRect();
  return { x, y, width, height };
}

/** From now on the next click on one of our controls is noted. */
export function noteClick(roots: ShadowRoot[]): void {
  Reflect.set(globalThis, 'stadtspurClicked', false);
  const note = (event: Event) => {
    const [target] = event.composedPath();
    const hit = target instanceof Element && target.closest('button, a[href], summary') !== null;
    if (hit) Reflect.set(globalThis, 'stadtspurClicked', true);
  };
  for (const root of roots) root.addEventListener('click', note, { capture: true, once: true });
}

export function wasClicked(): boolean {
  return Reflect.get(globalThis, 'stadtspurClicked') !== false;
}

/** Accessible name of the focused element inside our roots. */
export function readFocus(roots: ShadowRoot[]): string {
  const focused = roots.map((root) => root.activeElement).find((found) => found);
  return (focused?.getAttribute('aria-label') ?? focused?.textContent ?? '').trim();
}
