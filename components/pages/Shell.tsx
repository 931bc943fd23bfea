import type { ComponentChildren } from 'preact';
import { OWN_LIST } from './own/place.ts';
import { hashOf, NO_FILTER, type Place } from './place.ts';
import type { Words } from './types.ts';

type Props = { place: Place; words: Words; notice: ComponentChildren; children: ComponentChildren };

/** The frame of the dashboard: sections on the left, one work area. */
export function Shell({ place, words, notice, children }: Props) {
  const { nav, skip, title } = words.page;
  const sections: [place: Place, label: string][] = [
    [{ view: 'findings', filter: NO_FILTER }, nav.findings],
    [{ view: 'export', filter: NO_FILTER }, nav.export],
    [{ view: 'evidence' }, nav.evidence],
    [{ view: 'registry', id: '' }, nav.registry],
    [{ view: 'own', own: OWN_LIST }, nav.own],
    [{ view: 'log' }, nav.reader],
    [{ view: 'settings', site: '' }, nav.settings],
  ];
  const current = place.view === 'finding' ? 'findings' : place.view;
  return (
    <div class="shell">
      <button type="button" class="skip" onClick={() => document.getElementById('content')?.focus()}>
        {skip}
      </button>
      <header class="bar">
        <span class="mark">{title}</span>
      </header>
      <nav aria-label={nav.label}>
        {sections.map(([section, label]) => (
          <a
            key={section.view}
            href={hashOf(section)}
            aria-current={current === section.view ? 'page' : undefined}
          >
            {label}
          </a>
        ))}
      </nav>
      <main id="content" tabIndex={-1}>
        {notice}
        {children}
      </main>
    </div>
  );
}
