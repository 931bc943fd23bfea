import type { AddressRule } from '../contract.ts';

/** Forms of addresses of the Ad Library, which stands on Facebook's hosts. */
export const adLibraryRules: AddressRule[] = [
  {
    name: 'ad',
    read(url) {
      const id = url.searchParams.get('id') ?? '';
      if (!/^\/ads\/(library|archive)\/?$/.test(url.pathname) || !/^\d{1,25}$/.test(id)) return null;
      return {
        kind: 'ad',
        key: `facebook-ad:${id}`,
        platform: 'facebook',
        url: `https://www.facebook.com/ads/library/?id=${id}`,
        owner: null,
      };
    },
  },
];
