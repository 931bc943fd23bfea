import type { AddressExamples } from '../contract.ts';

/** Addresses that each rule must recognise, with the key they must give. Read by the cross-product test only. */
export const twitterExamples: AddressExamples = {
  status: [
    ['https://x.com/verge/status/957383241714970624', 'x:957383241714970624'],
    ['https://twitter.com/Verge/status/957383241714970624/photo/1', 'x:957383241714970624'],
    ['https://x.com/verge/status/957383241714970624/video/1?lang=de', 'x:957383241714970624'],
    ['https://x.com/verge/status/957383241714970624/analytics', 'x:957383241714970624'],
    ['https://x.com/verge/status/957383241714970624/retweets/with_comments', 'x:957383241714970624'],
    ['https://x.com/verge/status/957383241714970624/quotes', 'x:957383241714970624'],
    ['https://x.com/verge/status/957383241714970624/likes', 'x:957383241714970624'],
    ['https://mobile.twitter.com/verge/statuses/957383241714970624?s=21&t=abc', 'x:957383241714970624'],
  ],
  'status without author': [
    ['https://x.com/i/web/status/957383241714970624', 'x:957383241714970624'],
    ['https://x.com/i/status/957383241714970624', 'x:957383241714970624'],
    ['https://twitter.com/statuses/957383241714970624', 'x:957383241714970624'],
  ],
  profile: [
    ['https://x.com/TWestphalDo', 'x:@twestphaldo'],
    ['https://twitter.com/TWestphalDo?lang=de', 'x:@twestphaldo'],
    ['https://www.twitter.com/@twestphaldo/', 'x:@twestphaldo'],
    ['https://x.com/twestphaldo/with_replies', 'x:@twestphaldo'],
    ['https://x.com/twestphaldo/media', 'x:@twestphaldo'],
  ],
  'profile by intent': [
    ['https://twitter.com/intent/user?screen_name=TWestphalDo', 'x:@twestphaldo'],
    ['https://x.com/intent/follow?screen_name=twestphaldo', 'x:@twestphaldo'],
  ],
};
