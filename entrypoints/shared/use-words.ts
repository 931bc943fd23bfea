import { useEffect, useState } from 'preact/hooks';
import type { Words } from '../../components/index.ts';
import { badgeWords, pageWords } from '../../utils/i18n/index.ts';
import { onSettingsChanged, uiLanguage } from '../../utils/platform/index.ts';

/** The words in the language in force, following the setting; null until it is known. */
export function useWords(): Words | null {
  const [words, setWords] = useState<Words | null>(null);
  useEffect(() => {
    const controller = new AbortController();
    const load = async () => {
      const language = await uiLanguage();
      document.documentElement.lang = language;
      setWords({ language, page: pageWords(language), badge: badgeWords(language) });
    };
    void load();
    onSettingsChanged((key) => key === 'language' && void load(), controller.signal);
    return () => controller.abort();
  }, []);
  return words;
}
