import type { AddressRule } from '../contract.ts';

/** Forms of addresses of the Ad Library, which stands on Facebook's hosts. */
export const adLibraryRules: AddressRule[] = [
  {
    name: 'ad',
    examples: [
      ['https://www.facebook.com/ads/library/?id=1810988222445157', 'facebook-ad:1810988222445157'],
      [
        'https://facebook.com/ads/library?active_status=all&id=1810988222445157',
        'facebook-ad:1810988222445157',
      ],
      ['https://de-de.facebook.com/ads/archive/?id=1810988222445157', 'facebook-ad:1810988222445157'],
    ],
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
