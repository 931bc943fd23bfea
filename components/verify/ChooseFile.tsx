import { useRef, useState } from 'preact/hooks';
import type { VerifyWords } from '../../utils/i18n/index.ts';

type Props = { words: VerifyWords; isFirst: boolean; onFile(file: File): void };

/** A place to drop a package, with a button that does the same. */
export function ChooseFile({ words, isFirst, onFile }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const take = (files: FileList | null | undefined) => {
    const file = files?.[0];
    if (file) onFile(file);
  };
  return (
    // The button inside does the same for those who do not drag.
    <section
      class={isOver ? 'dropping over' : 'dropping'}
      aria-label={words.choose}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer?.files);
      }}
    >
      <button type="button" class={isFirst ? 'primary' : ''} onClick={() => input.current?.click()}>
        {isFirst ? words.choose : words.another}
      </button>
      <span class="soft">{words.drop}</span>
      <input
        ref={input}
        type="file"
        accept=".zip,application/zip"
        hidden
        aria-label={words.choose}
        onChange={(event) => {
          take(event.currentTarget.files);
          // The same file can be chosen again.
          event.currentTarget.value = '';
        }}
      />
    </section>
  );
}
