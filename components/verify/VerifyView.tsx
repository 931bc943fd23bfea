import type { ComponentChildren } from 'preact';
import type { Language, VerifyWords } from '../../utils/i18n/index.ts';
import { ChooseFile } from './ChooseFile.tsx';
import { ResultView } from './ResultView.tsx';
import type { VerifyState } from './types.ts';

type Props = {
  words: VerifyWords;
  language: Language;
  state: VerifyState;
  onFile(file: File): void;
  onCancel(): void;
  onLanguage(language: Language): void;
  /** Null where the page is such a file itself. */
  onSavePage: (() => void) | null;
};

/** The page that checks a package: choose or drop one, wait, read what holds. */
export function VerifyView({ words, language, state, onFile, onCancel, onLanguage, onSavePage }: Props) {
  return (
    <main class="verify">
      <header>
        <h1>{words.title}</h1>
        <LanguageChoice words={words} language={language} onLanguage={onLanguage} />
      </header>
      <p>{words.intro}</p>
      {state.state !== 'reading' && (
        <ChooseFile words={words} isFirst={state.state === 'waiting'} onFile={onFile} />
      )}
      <div aria-live="polite">{statusOf(state, words, onCancel)}</div>
      {state.state === 'done' && <ResultView words={words} result={state.result} />}
      <section>
        <h2>{words.limitsTitle}</h2>
        <ul>
          {words.limits.map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
      </section>
      {onSavePage && (
        <p class="save">
          <button type="button" onClick={onSavePage}>
            {words.saveFile}
          </button>{' '}
          <span class="soft">{words.saveFileHelp}</span>
        </p>
      )}
    </main>
  );
}

type ChoiceProps = Pick<Props, 'words' | 'language' | 'onLanguage'>;

function LanguageChoice({ words, language, onLanguage }: ChoiceProps) {
  return (
    <fieldset class="languages">
      <legend class="unseen">{words.language}</legend>
      {(['de', 'en'] as const).map((one) => (
        <button
          key={one}
          type="button"
          lang={one}
          aria-pressed={language === one}
          onClick={() => onLanguage(one)}
        >
          {words.languages[one]}
        </button>
      ))}
    </fieldset>
  );
}

function statusOf(state: VerifyState, words: VerifyWords, onCancel: () => void): ComponentChildren {
  switch (state.state) {
    case 'waiting':
      return null;
    case 'reading':
      return <Reading words={words} file={state.file} share={state.share} onCancel={onCancel} />;
    case 'stopped':
      return <p class="notice warn">{words.stopped}</p>;
    case 'failed':
      return <p class="notice error">{words.unexpected}</p>;
    case 'refused':
      return (
        <div class="notice error" role="alert">
          <p>
            <strong>{words.notReadable}</strong>
          </p>
          <p>
            {state.file}: {words.details[state.code] ?? state.code}
          </p>
        </div>
      );
    case 'done':
      return <Verdict words={words} result={state.result} />;
  }
}

type ReadingProps = { words: VerifyWords; file: string; share: number; onCancel(): void };

function Reading({ words, file, share, onCancel }: ReadingProps) {
  const percent = Math.floor(share * 100);
  return (
    <div class="reading">
      <p>
        <code>{file}</code> {share >= 1 ? words.checking : words.reading({ percent })}
      </p>
      <progress max={1} value={share} aria-label={words.reading({ percent })} />
      <button type="button" onClick={onCancel}>
        {words.cancel}
      </button>
    </div>
  );
}

type VerdictProps = {
  words: VerifyWords;
  result: { intact: boolean; totals: { broken: number; absent: number } };
};

function Verdict({ words, result: { intact, totals } }: VerdictProps) {
  return (
    <div class={intact ? 'notice good' : 'notice error'} role="status">
      <p>
        <strong>
          <span aria-hidden="true">{intact ? '✓' : '✗'}</span>{' '}
          {intact ? words.intact : words.notIntact(totals)}
        </strong>
      </p>
      {totals.absent > 0 && <p>{words.absentNote(totals)}</p>}
    </div>
  );
}
