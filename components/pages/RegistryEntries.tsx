import type { Registry, Source } from '../../utils/model/index.ts';
import type { Words } from './types.ts';

type Line = { id: string; title: string; about: string; url: string | null; source: Source };

/** Entries drawn; the whole of a large registry would stall the page. What is left out is said. */
const MOST = 200;

/** The entries of a registry, each with its address and source. */
export function RegistryEntries({ document, words }: { document: Registry; words: Words }) {
  const lines = linesOf(document, words);
  return (
    <ul class="entries">
      {lines.slice(0, MOST).map(({ id, title, about, url, source }) => (
        <li key={id}>
          <strong>{title}</strong> {about && `· ${about}`}
          {url && (
            <a class="address" href={url} rel="noreferrer" target="_blank">
              {url}
            </a>
          )}
          <span class="source">
            {words.badge.source}: {source.title}
          </span>
        </li>
      ))}
      {lines.length > MOST && <li>{words.page.registry.moreFlaws({ n: lines.length - MOST })}</li>}
    </ul>
  );
}

function linesOf({ accounts, assets, posts, websites, topics }: Registry, { badge }: Words): Line[] {
  return [
    ...accounts.map(({ id, name, url, source, role, use, owner, validTo }) => ({
      id: `a-${id}`,
      title: name,
      about: `${owner}, ${badge.roles[role]}, ${badge.uses[use]}${validTo ? ` – ${badge.day(validTo)}` : ''}`,
      url,
      source,
    })),
    ...assets.map(({ id, title, source, producer, published }) => ({
      id: `m-${id}`,
      title,
      about: producer,
      url: published.url,
      source,
    })),
    ...posts.map(({ id, title, source, url, at }) => ({
      id: `p-${id}`,
      title,
      about: badge.day(at),
      url,
      source,
    })),
    ...websites.map(({ id, title, source, url, owner }) => ({
      id: `w-${id}`,
      title,
      about: owner,
      url,
      source,
    })),
    ...topics.map(({ id, title, source, words }) => ({
      id: `t-${id}`,
      title,
      about: words.join(', '),
      url: null,
      source,
    })),
  ];
}
