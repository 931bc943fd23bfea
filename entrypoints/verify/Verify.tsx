import { useEffect, useRef, useState } from 'preact/hooks';
import { type VerifyState, VerifyView } from '../../components/index.ts';
import { blobAccess, verifyPackage, ZipError } from '../../utils/evidence/index.ts';
import { type Language, verifyWords } from '../../utils/i18n/index.ts';
import { savePage } from './save-page.ts';

/** True in the single file that `scripts/build-verify.ts` makes: there is no second file beside it. */
const isSingleFile = () => document.documentElement.dataset.single !== undefined;

/** The page that checks packages. It asks nothing of the browser but the file: it also runs from a disk. */
export function Verify() {
  const [language, setLanguage] = useState<Language>(() => (/^de\b/.test(navigator.language) ? 'de' : 'en'));
  const [state, setState] = useState<VerifyState>({ state: 'waiting' });
  const running = useRef<AbortController>(null);
  const words = verifyWords(language);
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = `${words.title} – Stadtspur`;
  }, [language, words]);
  useEffect(() => () => running.current?.abort(), []);
  const start = (file: File) => {
    running.current?.abort();
    const controller = new AbortController();
    running.current = controller;
    const show = (next: VerifyState) => running.current === controller && setState(next);
    show({ state: 'reading', file: file.name, share: 0 });
    void check(file, controller.signal, show).then(show);
  };
  return (
    <VerifyView
      words={words}
      language={language}
      state={state}
      onFile={start}
      onCancel={() => running.current?.abort()}
      onLanguage={setLanguage}
      onSavePage={isSingleFile() ? null : () => void savePage()}
    />
  );
}

/** A frame of the screen: more often nobody sees it, and drawing would take the time of reading. */
const DRAW_EVERY = 50;

async function check(
  file: File,
  signal: AbortSignal,
  show: (state: VerifyState) => void,
): Promise<VerifyState> {
  let drawn = 0;
  try {
    const result = await verifyPackage(blobAccess(file), {
      signal,
      onProgress: ({ bytes, total }) => {
        if (performance.now() - drawn < DRAW_EVERY && bytes < total) return;
        drawn = performance.now();
        show({ state: 'reading', file: file.name, share: total > 0 ? bytes / total : 1 });
      },
    });
    return { state: 'done', file: file.name, result };
  } catch (error) {
    if (signal.aborted) return { state: 'stopped' };
    if (error instanceof ZipError) return { state: 'refused', file: file.name, code: error.code };
    console.error(error);
    return { state: 'failed' };
  }
}
