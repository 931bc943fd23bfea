import { useState } from 'preact/hooks';
import type { Words } from '../types.ts';
import type { PublishingFacts } from './types.ts';

type Names = { title: string; description: string; by: string };
type Props = { facts: PublishingFacts; words: Words; onNames(names: Names): Promise<void> };

/** How the registry is called, what it is about, and under which name the user makes changes. */
export function NamesForm({ facts, words, onNames }: Props) {
  const [names, setNames] = useState<Names>({
    title: facts.title,
    description: facts.description,
    by: facts.by,
  });
  const [isSaved, setIsSaved] = useState(false);
  const text = words.page.own.publish;
  const set = (part: Partial<Names>) => {
    setIsSaved(false);
    setNames((before) => ({ ...before, ...part }));
  };
  const submit = async (event: Event) => {
    event.preventDefault();
    await onNames(names);
    setIsSaved(true);
  };
  return (
    <form class="entry-form" onSubmit={submit} data-testid="own-names">
      <h2>{text.namesHeading}</h2>
      <div class="field">
        <label for="own-title">{text.title}</label>
        <input
          id="own-title"
          type="text"
          required
          maxLength={200}
          value={names.title}
          onInput={(event) => set({ title: event.currentTarget.value })}
        />
      </div>
      <div class="field">
        <label for="own-description">{words.page.own.optional({ label: text.description })}</label>
        <textarea
          id="own-description"
          rows={2}
          maxLength={2000}
          value={names.description}
          onInput={(event) => set({ description: event.currentTarget.value })}
        />
      </div>
      <div class="field">
        <label for="own-by">{text.by}</label>
        <input
          id="own-by"
          type="text"
          maxLength={200}
          aria-describedby="own-by-hint"
          value={names.by}
          onInput={(event) => set({ by: event.currentTarget.value })}
        />
        <span class="hint" id="own-by-hint">
          {text.byHelp}
        </span>
      </div>
      <button type="submit">{text.saveNames}</button>
      <div role="status">{isSaved && <p class="notice good">{text.namesSaved}</p>}</div>
    </form>
  );
}
