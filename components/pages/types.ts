import type { BadgeWords, Language, PageWords } from '../../utils/i18n/index.ts';

/** The words of a page in the language in force: its own, and those it shares with the badge. */
export type Words = { language: Language; page: PageWords; badge: BadgeWords };

/** Data that is on its way, failed, or there. */
export type Loaded<T> = { state: 'loading' } | { state: 'failed' } | { state: 'ready'; value: T };

/** Reads an artefact's bytes as an address for <img>; null when they are not stored. */
export type Picture = (finding: string, sha256: string) => Promise<string | null>;
