import type { AddressExamples } from '../contract.ts';

/** Addresses that each rule must recognise, with the key they must give. Read by the cross-product test only. */
export const instagramExamples: AddressExamples = {
  post: [
    ['https://www.instagram.com/p/CV45U6mK6mB/?utm_medium=copy_link', 'instagram:CV45U6mK6mB'],
    ['https://instagram.com/reel/CV45U6mK6mB/?igsh=abc', 'instagram:CV45U6mK6mB'],
    ['https://www.instagram.com/reels/CV45U6mK6mB/', 'instagram:CV45U6mK6mB'],
    ['https://www.instagram.com/tv/CV45U6mK6mB', 'instagram:CV45U6mK6mB'],
    ['https://www.instagram.com/p/CV45U6mK6mB/c/17900000000000001/', 'instagram:CV45U6mK6mB'],
    ['https://www.instagram.com/p/CV45U6mK6mB/embed/captioned/', 'instagram:CV45U6mK6mB'],
    ['https://m.instagram.com/p/DOuQoNmDKST/?img_index=3&hl=de', 'instagram:DOuQoNmDKST'],
  ],
  'post under its user': [
    ['https://www.instagram.com/Columbia.UMS/p/DWGshUWDhR1/', 'instagram:DWGshUWDhR1'],
    ['https://www.instagram.com/columbia.ums/reel/DWGshUWDhR1/?hl=en', 'instagram:DWGshUWDhR1'],
    ['https://www.instagram.com/columbia.ums/tv/DWGshUWDhR1/', 'instagram:DWGshUWDhR1'],
  ],
  profile: [
    ['https://instagram.com/thomaswestphaldo?utm_medium=copy_link', 'instagram:@thomaswestphaldo'],
    ['https://www.instagram.com/Columbia.UMS/', 'instagram:@columbia.ums'],
    ['https://www.instagram.com/columbia.ums/reels/', 'instagram:@columbia.ums'],
    ['https://www.instagram.com/columbia.ums/tagged/?hl=de', 'instagram:@columbia.ums'],
  ],
  'profile, application form': [
    ['https://www.instagram.com/_u/thomaswestphaldo', 'instagram:@thomaswestphaldo'],
  ],
};
