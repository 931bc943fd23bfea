import type { ComponentChildren } from 'preact';
import type { Words } from '../types.ts';
import { OWN_LIST, type OwnPlace, ownHashOf } from './place.ts';

type Props = { page: OwnPlace['page']; heading: string; words: Words; children: ComponentChildren };

/** The frame of the pages of the own registry: heading and the way between them. */
export function OwnFrame({ page, heading, words, children }: Props) {
  const { sections } = words.page.own;
  const links: [place: OwnPlace, label: string][] = [
    [OWN_LIST, sections.list],
    [{ page: 'import' }, sections.import],
    [{ page: 'publish' }, sections.publish],
  ];
  const isCurrent = (one: OwnPlace) => one.page === page;
  return (
    <div class="own">
      <h1>{heading}</h1>
      <nav class="tabs" aria-label={sections.label}>
        {links.map(([place, label]) => (
          <a key={label} href={ownHashOf(place)} aria-current={isCurrent(place) ? 'page' : undefined}>
            {label}
          </a>
        ))}
      </nav>
      {children}
    </div>
  );
}
