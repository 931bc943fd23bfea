import type { Words } from './types.ts';
import { type AllowOutcome, WebsitesSection } from './WebsitesSection.tsx';

export type LanguageChoice = 'auto' | 'de' | 'en';

type Props = {
  language: LanguageChoice;
  missingHosts: string[];
  /** Websites that are allowed, and one that the user came here for. */
  websites: string[];
  suggested: string;
  words: Words;
  onLanguage(choice: LanguageChoice): void;
  onGrant(): void;
  onAllow(text: string): Promise<AllowOutcome>;
  onForbid(host: string): void;
  /** Whether pictures may be taken in every tab without arming it; null while that is not known. */
  shootsEverywhere: boolean | null;
  onShootEverywhere(wanted: boolean): void;
};

/** Language, access to sites, and what the user should know about screenshots and privacy. */
export function SettingsView({ language, missingHosts, words, onLanguage, onGrant, ...props }: Props) {
  const text = words.page.settings;
  return (
    <>
      <h1>{text.heading}</h1>
      <section>
        <h2>{text.language}</h2>
        <label>
          {text.language}
          <select
            value={language}
            data-testid="language"
            onChange={(event) => onLanguage(event.currentTarget.value as LanguageChoice)}
          >
            {Object.entries(text.languages).map(([choice, label]) => (
              <option key={choice} value={choice}>
                {label}
              </option>
            ))}
          </select>
        </label>
      </section>
      <section>
        <h2>{text.access}</h2>
        {missingHosts.length === 0 ? (
          <p>{text.accessFull}</p>
        ) : (
          <AccessNotice hosts={missingHosts} words={words} onGrant={onGrant} />
        )}
      </section>
      <WebsitesSection
        key={props.suggested}
        sites={props.websites}
        suggested={props.suggested}
        words={words}
        onAllow={props.onAllow}
        onForbid={props.onForbid}
      />
      <section>
        <h2>{text.arming}</h2>
        <p>{text.armingHelp}</p>
        <p>{text.everywhereHelp}</p>
        {props.shootsEverywhere !== null && (
          <p>
            {props.shootsEverywhere && <span>{text.everywhereOn} </span>}
            <button
              type="button"
              data-testid="shoot-everywhere"
              onClick={() => props.onShootEverywhere(!props.shootsEverywhere)}
            >
              {props.shootsEverywhere ? text.everywhereBack : text.everywhere}
            </button>
          </p>
        )}
      </section>
      <section>
        <h2>{text.privacy}</h2>
        <p>{text.privacyHelp}</p>
      </section>
    </>
  );
}

/** Names the addresses that were taken away and offers to give them back. */
export function AccessNotice({ hosts, words, onGrant }: { hosts: string[]; words: Words; onGrant(): void }) {
  const text = words.page.settings;
  return (
    <div class="notice warn" role="alert" data-testid="access-missing">
      <p>{text.accessMissing}</p>
      <ul>
        {hosts.map((host) => (
          <li key={host}>
            <code>{host}</code>
          </li>
        ))}
      </ul>
      <button type="button" onClick={onGrant}>
        {text.grant}
      </button>
    </div>
  );
}
