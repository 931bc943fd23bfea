import { grouped } from './words.ts';

/** A fingerprint in groups of four digits, eight to a line; it is read and copied as one. */
export function Fingerprint({ value }: { value: string }) {
  return (
    <code class="fingerprint" data-testid="fingerprint" data-value={value}>
      {grouped(value).map((group, i) => (
        <span key={i}>{group} </span>
      ))}
    </code>
  );
}
