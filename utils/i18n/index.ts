// i18n: every word the product shows, German and English, as typed tables. May import types of model.
// `chip.*` goes into the content script, `card.*` into the card, `pages.*` only into our own pages, `verify.*` into the page that checks packages.
import { cardDe } from './card.de.ts';
import { cardEn } from './card.en.ts';
import { chipDe } from './chip.de.ts';
import { chipEn } from './chip.en.ts';

import { verifyDe } from './verify.de.ts';
import { type VerifyWords, verifyEn } from './verify.en.ts';

export type { EvidenceWords } from './evidence.en.ts';
export { formatBytes, formatDay, formatTime } from './format.ts';
export type { OwnWords } from './own.en.ts';
export type { PageWords } from './pages.en.ts';
export { pageWords } from './pages.ts';

export type { VerifyWords } from './verify.en.ts';

export type Language = 'de' | 'en';
export type ChipWords = typeof chipEn;
export type BadgeWords = ChipWords & typeof cardEn;

/** The words of the chip alone. */
export const chipWords = (language: Language): ChipWords => (language === 'de' ? chipDe : chipEn);

/** The words of chip and card. */
export const badgeWords = (language: Language): BadgeWords =>
  language === 'de' ? { ...chipDe, ...cardDe } : { ...chipEn, ...cardEn };

/** The words of the page and the command that check a package. */
export const verifyWords = (language: Language): VerifyWords => (language === 'de' ? verifyDe : verifyEn);
