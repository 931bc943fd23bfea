/** Where in the user's own registry one is. */
export type OwnPlace =
  | { page: 'list'; search: string; kind: string; from: number }
  | { page: 'new'; kind: string; draft: string }
  | { page: 'entry'; name: string }
  | { page: 'import' }
  | { page: 'publish' };

export const OWN_LIST: OwnPlace = { page: 'list', search: '', kind: '', from: 0 };

/** `#/own?search=…&kind=asset&from=50`, `#/own/new?kind=account&draft=<id>`, `#/own/entry?name=<name>`, `#/own/import`, `#/own/publish`. */
export function ownPlaceOf(page: string | undefined, params: URLSearchParams): OwnPlace {
  const get = (name: string) => params.get(name) ?? '';
  switch (page) {
    case 'new':
      return { page, kind: get('kind'), draft: get('draft') };
    case 'entry':
      return { page, name: get('name') };
    case 'import':
    case 'publish':
      return { page };
    default:
      return { page: 'list', search: get('search'), kind: get('kind'), from: Number(get('from')) || 0 };
  }
}

export function ownHashOf(place: OwnPlace): string {
  const { page, ...rest } = place;
  const set = Object.entries(rest).flatMap(([name, value]) => (value ? [[name, String(value)]] : []));
  const query = set.length > 0 ? `?${new URLSearchParams(set)}` : '';
  return `#/own${page === 'list' ? '' : `/${page}`}${query}`;
}
