import { profileAddress } from '../shared/address-parts.ts';

/** First segments of facebook.com addresses that are no profile. */
const RESERVED = new Set(
  `ads ajax about access account_restriction adsmanager ai allactivity apps badges bookmarks business campaign
   careers checkpoint communities composer confirmation constituent_info contact cookie creators dating
   dialog directory domain donate donations events explore feeds find-friends flx force_friending formats
   friends fundraisers games gaming groups hashtag help home imaginary instantgames intern invite jobs
   l.php language latest legal lite live local login logout m mail marketplace me media memories
   messages messenger_media messenger mobile my nearby news notes notifications oauth offers onthisday pages
   pay payments people permalink.php pg photo photo.php photos places platform plugins policies policy.php
   posts privacy professional_dashboard profile profile.php public questions r.php recover reel reels
   reg requests reviews salesgroups saved search security settings share share.php sharer sharer.php
   shops stories story.php support terms terms.php tr tv unsupportedbrowser video video.php videos
   voice wall watch watchparty weather whitehat work p v photos.php index.php signup page`.split(/\s+/),
);

/** A vanity name: letters, digits and dots, never only dots. Pages made before 2010 also carry dashes. */
const VANITY = /^(?=.*[\p{L}\p{N}])[\p{L}\p{N}][\p{L}\p{N}._-]{0,119}$/u;

export const NUMBER = /^\d{1,25}$/;

/** Old pages without a vanity name: `Some-Name-123456789012345`. */
const NAME_AND_NUMBER = /^.+-(\d{9,25})$/;

/** True for a first segment that can name a profile or page. */
export const isOwner = (segment: string): boolean =>
  VANITY.test(segment) && !RESERVED.has(segment.toLowerCase()) && !/\.php$/i.test(segment);

/** Address of a profile from a vanity name, a number, or `Name-Number`, as it stands in a path. */
export function ownerAddress(segment: string) {
  const number = NAME_AND_NUMBER.exec(segment)?.[1];
  if (number !== undefined) return numberAddress(number);
  return profileAddress('facebook', segment, `https://www.facebook.com/${encodeURIComponent(segment)}`);
}

/** Address of a profile known by its number only. */
export const numberAddress = (id: string) =>
  profileAddress('facebook', id, `https://www.facebook.com/profile.php?id=${id}`);
