import type { Platform } from '../../../utils/model/index.ts';

const HOMES: Record<Platform, string> = {
  facebook: 'https://www.facebook.com/',
  instagram: 'https://www.instagram.com/',
  twitter: 'https://x.com/',
};

/** Address of a profile by its handle or number. */
export const profileUrl = (platform: Platform, handle: string): string =>
  `${HOMES[platform]}${encodeURIComponent(handle)}${platform === 'instagram' ? '/' : ''}`;
