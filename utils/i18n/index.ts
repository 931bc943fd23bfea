// i18n: every word the product shows, German and English, as typed tables. May import types of model.
// `chip.*` goes into the content script, `card.*` into the card, `pages.*` only into our own pages.
import { cardDe } from './card.de.ts';
import { cardEn } from './card.en.ts';
import { chipDe } from './chip.de.ts';
import { chipEn } from './chip.en.ts';

export type { EvidenceWords } from './evidence.en.ts';
export { formatBytes, formatDay, formatTime } from './format.ts';
export type { OwnWords } from './own.en.ts';
export type { PageWords } from './pages.en.ts';
export { pageWords } from './pages.ts';

export type Language = 'de' | 'en';
export type ChipWords = typeof chipEn;
export type BadgeWords = ChipWords & typeof cardEn;

/** The words of the chip alone. */
export const chipWords = (language: Language): ChipWords => (language === 'de' ? chipDe : chipEn);

/** The words of chip and card. */
export const badgeWords = (language: Language): BadgeWords =>
  language === 'de' ? { ...chipDe, ...cardDe } : { ...chipEn, ...cardEn };
