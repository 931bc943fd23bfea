import type { ComponentChild } from 'preact';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import type { Words } from '../../../components/index.ts';
import { badgeWords, type Language, pageWords } from '../../../utils/i18n/index.ts';
import type { Finding } from '../../../utils/model/index.ts';
import { findingOf } from '../evidence/samples.ts';

export const words = (language: Language = 'en'): Words => ({
  language,
  page: pageWords(language),
  badge: badgeWords(language),
});

/** Draws into a fresh page and waits for effects. */
export async function draw(view: ComponentChild): Promise<HTMLElement> {
  document.body.innerHTML = '<div id="app"></div>';
  const app = document.getElementById('app');
  if (!app) throw new Error('no app');
  await act(() => render(view, app));
  return app;
}

/** The one element; a test that asks for what is not there, or there twice, is wrong. */
export function one<T extends HTMLElement = HTMLElement>(within: ParentNode, selector: string): T {
  const found = within.querySelectorAll<T>(selector);
  const [first] = found;
  if (!first || found.length > 1) throw new Error(`${found.length} times ${selector}`);
  return first;
}

/** The button that bears these words. */
export function button(within: ParentNode, label: string): HTMLButtonElement {
  const found = [...within.querySelectorAll('button')].find(
    (each) => (each.getAttribute('aria-label') ?? each.textContent) === label,
  );
  if (!found) throw new Error(`no button ${label}`);
  return found;
}

export const click = (target: HTMLElement) => act(() => target.click());

export async function change(
  target: HTMLInputElement | HTMLSelectElement,
  value: string,
  type = 'change',
): Promise<void> {
  await act(() => {
    target.value = value;
    target.dispatchEvent(new Event(type, { bubbles: true }));
  });
}

const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

/** Findings with the numbers n to 1. */
export const findings = (count: number): Finding[] =>
  Array.from({ length: count }, (_, i) => ({ ...findingOf({ id: uuid(count - i) }), number: count - i }));

export const text = (of: Element) => of.textContent ?? '';
