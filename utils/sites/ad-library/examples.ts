import type { AddressExamples } from '../contract.ts';

/** Addresses that each rule must recognise, with the key they must give. Read by the cross-product test only. */
export const adLibraryExamples: AddressExamples = {
  ad: [
    ['https://www.facebook.com/ads/library/?id=1810988222445157', 'facebook-ad:1810988222445157'],
    [
      'https://facebook.com/ads/library?active_status=all&id=1810988222445157',
      'facebook-ad:1810988222445157',
    ],
    ['https://de-de.facebook.com/ads/archive/?id=1810988222445157', 'facebook-ad:1810988222445157'],
  ],
};
