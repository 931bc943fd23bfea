// facebook: reads posts.
import type { Site } from '../contract.ts';
export const facebook: Site = {
  id: 'facebook',
  hosts: ['www.facebook.com'],
  matches: ['https://www.facebook.com/*'],
  handles: (url) => url.hostname === 'www.facebook.com',
  roots: () => [],
  read: () => null,
};
