import type { ComponentChildren } from 'preact';
import { hashOf, NO_FILTER, type Place } from './place.ts';
import type { Words } from './types.ts';

type Props = { place: Place; words: Words; notice: ComponentChildren; children: ComponentChildren };

/** The frame of the dashboard: sections on the left, one work area. */
export function Shell({ place, words, notice, children }: Props) {
  const { nav, skip, title } = words.page;
  const sections: [view: 'findings' | 'registry' | 'settings', label: string][] = [
    ['findings', nav.findings],
    ['registry', nav.registry],
    ['settings', nav.settings],
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
        {sections.map(([view, label]) => (
          <a
            key={view}
            href={hashOf(view === 'findings' ? { view, filter: NO_FILTER } : { view })}
            aria-current={current === view ? 'page' : undefined}
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
