import type { BadgeWords } from '../../utils/i18n/index.ts';

type Reason = { code: string; detail?: string | undefined };

/** What failed or is missing, one line for each different reason. */
export function Reasons({ reasons, words }: { reasons: Reason[]; words: BadgeWords }) {
  const lines = new Set(reasons.map((reason) => reasonLine(words, reason)));
  return (
    <ul>
      {[...lines].map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

/** A reason in words, with its figure. What a browser says of an unarmed tab is no figure. */
export function reasonLine(words: BadgeWords, { code, detail }: Reason): string {
  const text = words.failures[code] ?? code;
  return detail && code !== 'not-armed' ? words.detail({ text, detail }) : text;
}
