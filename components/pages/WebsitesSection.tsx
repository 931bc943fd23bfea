import { useState } from 'preact/hooks';
import type { Words } from './types.ts';

/** What became of the wish to allow a website. `text` is the host, or what was typed when it is none. */
export type AllowOutcome = { code: 'done' | 'refused' | 'invalid' | 'network' | 'known'; text: string };

type Props = {
  /** Hosts that are allowed now. */
  sites: string[];
  /** Host to begin with, from the address. */
  suggested: string;
  words: Words;
  /** Asks the browser; called in the user's own click, or the browser would not ask. */
  onAllow(text: string): Promise<AllowOutcome>;
  onForbid(host: string): void;
};

/** Websites beyond the networks on which the user wants embedded posts and pictures checked. */
export function WebsitesSection({ sites, suggested, words, onAllow, onForbid }: Props) {
  const [typed, setTyped] = useState(suggested);
  const [outcome, setOutcome] = useState<AllowOutcome | null>(null);
  const { websites } = words.page.reading;
  const submit = (event: Event) => {
    event.preventDefault();
    void onAllow(typed).then((result) => {
      setOutcome(result);
      if (result.code === 'done') setTyped('');
    });
  };
  return (
    <section data-testid="websites">
      <h2>{websites.heading}</h2>
      <p>{websites.intro}</p>
      <form class="allow" onSubmit={submit}>
        <label>
          {websites.label}
          <input
            type="text"
            inputMode="url"
            autocomplete="off"
            spellcheck={false}
            value={typed}
            placeholder={websites.hint}
            onInput={(event) => setTyped(event.currentTarget.value)}
            data-testid="website"
          />
        </label>
        <button type="submit">{websites.allow}</button>
      </form>
      <div role="status">{outcome && <Outcome outcome={outcome} words={words} />}</div>
      {sites.length === 0 && <p class="unknown">{websites.none}</p>}
      <ul class="websites">
        {sites.map((site) => (
          <li key={site} data-website={site}>
            <code>{site}</code>
            <button type="button" aria-label={websites.removeLabel({ site })} onClick={() => onForbid(site)}>
              {websites.remove}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Outcome({ outcome: { code, text }, words }: { outcome: AllowOutcome; words: Words }) {
  const { websites } = words.page.reading;
  const line = code === 'invalid' ? websites.invalid({ text }) : websites[code]({ site: text });
  return <p class={`notice ${code === 'done' || code === 'known' ? 'good' : 'error'}`}>{line}</p>;
}
