import type { Words } from '../types.ts';

/** What the evidence proves, and what not. */
export function Limits({ words }: { words: Words }) {
  const text = words.page.evidence.detail;
  return (
    <section data-testid="limits">
      <h2>{text.limits}</h2>
      <h3>{text.isProved}</h3>
      <ul>
        {text.proves.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
      <h3>{text.notProved}</h3>
      <ul>
        {text.provesNot.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
    </section>
  );
}
