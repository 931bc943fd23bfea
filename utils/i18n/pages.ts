import type { Language } from './index.ts';
import { pagesDe } from './pages.de.ts';
import { type PageWords, pagesEn } from './pages.en.ts';

/** The words of dashboard and popup. */
export const pageWords = (language: Language): PageWords => (language === 'de' ? pagesDe : pagesEn);
