const sourceOf = () => ({ title: 'Test source', date: '2021-12-17', url: 'https://source.example/' });

/** A valid registry with one entry of each kind and every optional field, as plain data to be spoilt. */
export const complete = () => ({
  schema: 1,
  id: 'test-1',
  version: '1',
  title: 'Test registry',
  description: 'For tests',
  licence: 'CC0-1.0',
  accounts: [
    {
      id: 'city-x',
      platform: 'twitter',
      handle: 'musterhausen',
      numericId: '123',
      name: 'Stadt Musterhausen',
      url: 'https://x.com/musterhausen',
      owner: 'Stadt Musterhausen',
      role: 'city',
      use: 'official',
      validFrom: '2020-01-01',
      validTo: '2025-01-01',
      note: 'note',
      source: sourceOf(),
    },
  ],
  assets: [
    {
      id: 'bridge',
      kind: 'picture',
      title: 'Bridge',
      producer: 'Stadt Musterhausen',
      credit: 'Photo: someone',
      published: { url: 'https://musterhausen.example/bridge', at: '2021-03-03' },
      addresses: ['https://old.example/bridge'],
      fingerprints: [{ algorithm: 'pdq', hash: '0f'.repeat(32), quality: 90 }],
      thumbnail: 'data:image/webp;base64,AAAA',
      note: 'note',
      source: sourceOf(),
    },
  ],
  posts: [
    {
      id: 'summer',
      title: 'Summer',
      url: 'https://x.com/a/status/1',
      account: 'city-x',
      at: '2021-08-01',
      promoted: true,
      note: 'note',
      source: sourceOf(),
    },
  ],
  websites: [
    {
      id: 'party',
      host: 'party.example',
      title: 'Party',
      url: 'https://party.example/',
      owner: 'Party',
      role: 'party',
      note: 'note',
      source: sourceOf(),
    },
  ],
  topics: [
    {
      id: 'bridge-debate',
      title: 'Bridge',
      words: ['bridge'],
      from: '2021-01-01',
      to: '2021-12-31',
      note: 'note',
      source: sourceOf(),
    },
  ],
});

/** The registry with one field replaced (`undefined` takes it away). @param path such as `accounts.0.source.url` */
export function spoilt(path: string, value: unknown): unknown {
  const data: unknown = complete();
  const steps = path.split('.');
  const last = steps.pop() ?? '';
  const holder = steps.reduce<unknown>((at, step) => Reflect.get(Object(at), step), data);
  if (value === undefined) Reflect.deleteProperty(Object(holder), last);
  else Reflect.set(Object(holder), last, value);
  return data;
}

/** The registry with the fields of an entry laid over a copy of it, appended to its list. */
export function withTwin(
  kind: 'accounts' | 'assets' | 'posts' | 'websites' | 'topics',
  part: object,
): unknown {
  const data = complete();
  return { ...data, [kind]: [...data[kind], { ...data[kind][0], ...part }] };
}
