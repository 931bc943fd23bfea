import type { KeyInput, Page } from 'puppeteer-core';

/** Presses keys one after another; `Alt+Shift+KeyN` holds the modifiers while the last key is pressed. */
export async function pressKeys(page: Page, ...keys: string[]): Promise<void> {
  await page.bringToFront();
  for (const chord of keys) {
    const parts = chord.split('+') as KeyInput[];
    const last = parts.pop();
    if (!last) continue;
    for (const modifier of parts) await page.keyboard.down(modifier);
    await page.keyboard.press(last);
    for (const modifier of parts.reverse()) await page.keyboard.up(modifier);
  }
}
