import type { ComponentChildren } from 'preact';

/** A term with what is known of it. */
export function Fact({ term, children }: { term: string; children: ComponentChildren }) {
  return (
    <>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </>
  );
}

/** An address of the web, to be opened in a tab of its own. */
export function Address({ url }: { url: string }) {
  return (
    <a class="address" href={url} rel="noreferrer" target="_blank">
      {url}
    </a>
  );
}
