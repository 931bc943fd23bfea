import { type Language, pageWords } from '../../utils/i18n/index.ts';
import type { HealthReport, ReaderState } from '../../utils/model/index.ts';
import type { ButtonFace } from '../../utils/platform/index.ts';

/** What the toolbar button says of a page: the number of matches, and a sign where not all could be read. */
export function faceOf(
  { state, matched }: Pick<HealthReport, 'state' | 'matched'>,
  language: Language,
): ButtonFace {
  const { health, buttonMatches } = pageWords(language).reading;
  const isWell = state === 'reading' || state === 'not-a-post-page';
  const text = state === 'partly' ? `${matched || ''}?` : isWell ? String(matched || '') : '!';
  const title = matched > 0 ? `${health[state]}. ${buttonMatches({ n: matched })}` : health[state];
  return {
    text,
    title: state === ('not-a-post-page' satisfies ReaderState) ? '' : title,
    tone: isWell ? 'plain' : 'warn',
  };
}
