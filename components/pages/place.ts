import { type OwnPlace, ownHashOf, ownPlaceOf } from './own/place.ts';

/** Where in the dashboard one is. It stands in the address, so back, reload and bookmarks work. */
export type Place =
  | { view: 'findings'; filter: Filter }
  | { view: 'finding'; id: string }
  /** `filter`: that of the list which one came from. */
  | { view: 'export'; filter: Filter }
  | { view: 'evidence' }
  /** `id`: one registry; empty for the list. */
  | { view: 'registry'; id: string }
  | { view: 'own'; own: OwnPlace }
  | { view: 'log' }
  /** `site`: host of a website that the user may want to allow. */
  | { view: 'settings'; site: string };

export type Filter = { platform: string; signal: string; search: string };

export const NO_FILTER: Filter = { platform: '', signal: '', search: '' };

/** `#/findings?platform=twitter&signal=image&search=…`, `#/findings/<id>`, `#/export?` as findings, `#/evidence`, `#/registry`, `#/registry/<id>`, `#/own` and below, `#/log`, `#/settings?site=<host>`. */
export function placeOf(hash: string): Place {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?');
  const [view, id] = path.split('/');
  const params = new URLSearchParams(query);
  const get = (name: string) => params.get(name) ?? '';
  if (view === 'registry') return { view, id: decoded(id ?? '') };
  if (view === 'log' || view === 'evidence') return { view };
  if (view === 'own') return { view, own: ownPlaceOf(id, params) };
  if (view === 'settings') return { view, site: get('site') };
  if (view === 'findings' && id) return { view: 'finding', id: decoded(id) };
  return {
    view: view === 'export' ? view : 'findings',
    filter: { platform: get('platform'), signal: get('signal'), search: get('search') },
  };
}

/** An address typed or cut off by hand may hold a lone percent sign. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** The address of a place; empty filters are left out. */
export function hashOf(place: Place): string {
  if (place.view === 'finding') return `#/findings/${encodeURIComponent(place.id)}`;
  if (place.view === 'own') return ownHashOf(place.own);
  if (place.view === 'registry' && place.id) return `#/registry/${encodeURIComponent(place.id)}`;
  if (place.view === 'settings' && place.site)
    return `#/settings?${new URLSearchParams({ site: place.site })}`;
  if (place.view !== 'findings' && place.view !== 'export') return `#/${place.view}`;
  const set = Object.entries(place.filter).filter(([, value]) => value);
  return `#/${place.view}${set.length ? `?${new URLSearchParams(set)}` : ''}`;
}
