import { ADDRESSES } from '../../tests/replica/case.ts';
import type { Signal } from '../../utils/model/index.ts';

/** What must happen on one page of the replica. */
export type ExpectedPage = {
  /** File name of the screenshot and row of the report. */
  name: string;
  title: string;
  url: string;
  /** Posts, tiles or cards the reader must at least have read; null where no reader runs. */
  posts: number | null;
  /** Captures every match of the page, or only the first: the tiles under a post stand on the profile as well. */
  capture: 'all' | 'first';
  /** The posts that must be saved, by key, and the signals that must be among their matches. */
  findings: Record<string, Signal[]>;
};

/** The demonstration in one table: pages in the order in which they are opened. */
export const EXPECTED: ExpectedPage[] = [
  {
    name: 'ad-library',
    title: 'Werbebibliothek: Sommertour 2021',
    url: ADDRESSES.ad,
    posts: 2,
    capture: 'all',
    findings: { 'facebook-ad:1810988222445157': ['image', 'link', 'mention', 'author'] },
  },
  {
    name: 'facebook-profile',
    title: 'Facebook: thomas.westphal.3591',
    url: ADDRESSES.facebookProfile,
    posts: 3,
    capture: 'all',
    findings: { 'facebook:100000000000001': ['image', 'author'] },
  },
  {
    name: 'facebook-reuse',
    title: 'Facebook: hafenviertel.beispiel.nachbau',
    url: ADDRESSES.reuse,
    posts: 8,
    capture: 'all',
    findings: {
      'facebook:300000000000001': ['image'],
      'facebook:300000000000002': ['image'],
      'facebook:300000000000003': ['image'],
      'facebook:300000000000004': ['image'],
      'facebook:300000000000005': ['text'],
      'facebook:300000000000007': ['topic'],
    },
  },
  {
    name: 'instagram-news',
    title: 'Instagram: CV45U6mK6mB',
    url: ADDRESSES.instagramNews,
    posts: 4,
    capture: 'first',
    findings: { 'instagram:CV45U6mK6mB': ['image', 'link', 'author'] },
  },
  {
    name: 'instagram-abu-dhabi',
    title: 'Instagram: CL99BORsQHW',
    url: ADDRESSES.instagramVideoConference,
    posts: 4,
    capture: 'first',
    findings: { 'instagram:CL99BORsQHW': ['link', 'author'] },
  },
  {
    name: 'instagram-profile',
    title: 'Instagram: thomaswestphaldo',
    url: ADDRESSES.instagramProfile,
    posts: 4,
    capture: 'all',
    findings: {
      'instagram:CV45U6mK6mB': ['image', 'link', 'author'],
      'instagram:CL99BORsQHW': ['link', 'author'],
      'instagram:CTNachbau01': ['image', 'author'],
    },
  },
  {
    name: 'x-news',
    title: 'X: 1456553032246771727',
    url: ADDRESSES.tweetNews,
    posts: 3,
    capture: 'all',
    findings: { 'x:1456553032246771727': ['image', 'link', 'author'] },
  },
  {
    name: 'x-abu-dhabi',
    title: 'X: 1367099526880907264',
    url: ADDRESSES.tweetVideoConference,
    posts: 2,
    capture: 'all',
    findings: { 'x:1367099526880907264': ['link', 'author', 'topic'] },
  },
  { name: 'x-home', title: 'X: home', url: ADDRESSES.xHome, posts: 4, capture: 'all', findings: {} },
  {
    name: 'party-homepage',
    title: 'westphalfuerdortmund.de',
    url: ADDRESSES.party,
    posts: null,
    capture: 'all',
    findings: {},
  },
  {
    name: 'city-news',
    title: 'dortmund.de: nid=679828',
    url: ADDRESSES.cityNews,
    posts: null,
    capture: 'all',
    findings: {},
  },
];
