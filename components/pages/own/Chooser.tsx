import { useState } from 'preact/hooks';
import type { Words } from '../types.ts';
import type { ChosenFile } from './ImportView.tsx';

type Props = {
  words: Words;
  onDropped(transfer: DataTransfer): Promise<ChosenFile[]>;
  onFiles(files: Promise<ChosenFile[]>): void;
};

/** A place to drop files or a folder on, and the same by button. */
export function Chooser({ words, onDropped, onFiles }: Props) {
  const [isOver, setIsOver] = useState(false);
  const text = words.page.own.import;
  const chosen = (event: Event) => {
    const input = event.currentTarget as HTMLInputElement;
    const files = [...(input.files ?? [])].map((file) => ({
      file,
      path: file.webkitRelativePath || file.name,
    }));
    input.value = '';
    if (files.length > 0) onFiles(Promise.resolve(files));
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    if (event.dataTransfer) onFiles(onDropped(event.dataTransfer));
  };
  return (
    <section
      class={`drop${isOver ? ' over' : ''}`}
      aria-label={text.drop}
      data-testid="own-drop"
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={drop}
    >
      <p>{text.drop}</p>
      <label>
        {text.files}
        <input
          type="file"
          multiple
          accept="image/*,.csv,.json,.zip"
          onChange={chosen}
          data-testid="import-files"
        />
      </label>
      <label>
        {text.folder}
        <input
          type="file"
          multiple
          ref={(input) => input?.setAttribute('webkitdirectory', '')}
          onChange={chosen}
          data-testid="import-folder"
        />
      </label>
    </section>
  );
}
