import type { AddressExamples } from '../contract.ts';

const ID = '657567306861003';
const PFBID = 'pfbid0vBJFxEvPHcu5tDZevxAdAuR8s9uKoreCZ4SjRMdmzrjXJrCoVPJWC7eTEa3gk';

/** Addresses that each rule must recognise, with the key they must give. Read by the cross-product test only. */
export const facebookExamples: AddressExamples = {
  profile: [
    ['https://www.facebook.com/thomas.westphal.3591', 'facebook:@thomas.westphal.3591'],
    ['https://m.facebook.com/Stadt.Dortmund/?ref=page_internal', 'facebook:@stadt.dortmund'],
    ['https://de-de.facebook.com/spddortmund', 'facebook:@spddortmund'],
    ['https://www.facebook.com/100063942496313', 'facebook:@100063942496313'],
    ['https://www.facebook.com/spddortmund/photos', 'facebook:@spddortmund'],
    ['https://www.facebook.com/snerikes/followers/', 'facebook:@snerikes'],
    ['https://www.facebook.com/Some-Old-Page-123456789012345/', 'facebook:@123456789012345'],
  ],
  'profile by number': [
    ['https://www.facebook.com/profile.php?id=61000000000001', 'facebook:@61000000000001'],
    ['https://mbasic.facebook.com/profile.php?sk=photos&id=61000000000001', 'facebook:@61000000000001'],
  ],
  'profile by name and number': [
    ['https://www.facebook.com/people/S%C3%B6nerna/100063942496313/', 'facebook:@100063942496313'],
    ['https://www.facebook.com/pages/Stadt-Dortmund/123456789012', 'facebook:@123456789012'],
    ['https://www.facebook.com/pages/category/City/Stadt-Dortmund-123456789012/', 'facebook:@123456789012'],
    ['https://www.facebook.com/p/Stadt-Dortmund-100063942496313/', 'facebook:@100063942496313'],
  ],
  'older page address': [
    ['https://www.facebook.com/pg/stadtdortmund/posts/?ref=page_internal', 'facebook:@stadtdortmund'],
  ],
  'member of a group': [
    ['https://www.facebook.com/groups/1355379799089750/user/1605195892/', 'facebook:@1605195892'],
    ['https://www.facebook.com/groups/dortmund/user/thomas.westphal.3591', 'facebook:@thomas.westphal.3591'],
  ],
  'post of a profile': [
    [`https://www.facebook.com/spddortmund/posts/${ID}`, `facebook:${ID}`],
    [`https://www.facebook.com/SPDDortmund/posts/${PFBID}?__cft__[0]=A&__tn__=B`, `facebook:${PFBID}`],
    [`https://www.facebook.com/spddortmund/posts/ein-titel-mit-%C3%BC/${ID}/`, `facebook:${ID}`],
    [`https://m.facebook.com/100063942496313/posts/${ID}/?comment_id=5`, `facebook:${ID}`],
  ],
  permalink: [
    [`https://www.facebook.com/permalink.php?story_fbid=${PFBID}&id=61000000000001`, `facebook:${PFBID}`],
    [`https://m.facebook.com/story.php?story_fbid=${ID}&id=61000000000001&mibextid=x`, `facebook:${ID}`],
  ],
  'post in a group': [
    [`https://www.facebook.com/groups/1355379799089750/posts/${ID}/`, `facebook:${ID}`],
    [`https://www.facebook.com/groups/dortmund/permalink/${ID}/?rdid=x`, `facebook:${ID}`],
    [`https://www.facebook.com/groups/dortmund/?multi_permalinks=${ID}`, `facebook:${ID}`],
  ],
  photo: [
    [`https://www.facebook.com/photo/?fbid=${ID}&set=a.117311035029053`, `facebook:${ID}`],
    [`https://www.facebook.com/photo?fbid=${ID}&set=pcb.1`, `facebook:${ID}`],
    [`https://touch.facebook.com/photo.php?fbid=${ID}&id=1`, `facebook:${ID}`],
  ],
  'photo of a profile': [
    [`https://www.facebook.com/spddortmund/photos/a.117/${ID}/?type=3`, `facebook:${ID}`],
    [`https://www.facebook.com/spddortmund/photos/pcb.11/${ID}`, `facebook:${ID}`],
    [`https://www.facebook.com/spddortmund/photos/${ID}`, `facebook:${ID}`],
  ],
  reel: [
    ['https://www.facebook.com/reel/1390415372702099/?s=fb', 'facebook:1390415372702099'],
    ['https://www.facebook.com/reel/1390415372702099', 'facebook:1390415372702099'],
  ],
  video: [
    ['https://www.facebook.com/watch/?v=1390415372702099', 'facebook:1390415372702099'],
    ['https://www.facebook.com/watch/live/?ref=x&v=1390415372702099', 'facebook:1390415372702099'],
    ['https://www.facebook.com/video.php?v=1390415372702099', 'facebook:1390415372702099'],
  ],
  'video of a profile': [
    ['https://www.facebook.com/spddortmund/videos/1390415372702099/', 'facebook:1390415372702099'],
    ['https://www.facebook.com/spddortmund/videos/ein-titel/1390415372702099', 'facebook:1390415372702099'],
  ],
};
