import { many } from './format.ts';

/** Words about how reading goes: health of a page, the log, websites, problem reports. */
export const readingEn = {
  health: {
    reading: 'Reading: all posts seen could be read',
    partly: 'Partly: some posts could not be read',
    blind: 'Blind: posts are there but none could be read',
    'not-a-post-page': 'No post on this page, or none yet',
    'cut-off': 'Cut off: the background did not answer',
    failing: 'Failing: the registry or the database of the extension could not be read',
  },
  states: {
    reading: 'reading',
    partly: 'partly',
    blind: 'blind',
    'not-a-post-page': 'no posts',
    'cut-off': 'cut off',
    failing: 'failing',
  },
  reasons: {
    author: 'no author',
    permalink: 'no permalink',
    content: 'no content',
    error: 'reader failed',
  },
  reasonCount: ({ n, reason }: { n: number; reason: string }) => `${many(n, 'post', 'posts')}: ${reason}`,
  unreadOf: ({ n, all }: { n: number; all: number }) =>
    `${n} of ${many(all, 'post', 'posts')} could not be read`,
  shares: 'What the posts show',
  shareOf: ({ n, all, what }: { n: number; all: number; what: string }) => `${what}: ${n} of ${all}`,
  fields: { author: 'Author', permalink: 'Permalink', time: 'Time', text: 'Text', media: 'Media' },
  marks: ({ n }: { n: number }) =>
    `${many(n, 'link or picture', 'links and pictures')} of this website checked`,
  report: {
    button: 'Save problem report',
    help: 'A file with the build of this page: roles and shapes, no text, no names, no ids. It is saved on your device; send it to the maintainers only if you want to.',
    done: 'Problem report saved.',
    failed: 'The page could not be described. Open it in the tab in front and try again.',
  },
  log: {
    heading: 'Reader',
    intro:
      'How well posts could be read, by day and site. A share that drops from one day to the next says that a site has changed.',
    caption: 'Reading by day and site, newest first',
    empty: 'Nothing has been read yet',
    emptyHelp:
      'Open Facebook, Instagram, X or the Ad Library. What could be read on each day, and what could not, is counted here.',
    error: 'The log could not be read.',
    columns: { day: 'Day', site: 'Site', pages: 'Pages', posts: 'Posts', unread: 'Not readable' },
    none: 'none',
    share: ({ n, all }: { n: number; all: number }) => (all === 0 ? '–' : `${Math.floor((100 * n) / all)} %`),
    reportHelp:
      'A problem report of a page is saved in the toolbar popup or the side panel while the page is open.',
  },
  websites: {
    heading: 'Other websites',
    intro:
      'On websites that you name, Stadtspur reads embedded posts of the networks, links to posts and profiles, and checks the pictures of the page. For a single check no permission is needed: use the context menu “Stadtspur”.',
    label: 'Address of the website',
    hint: 'for example www.party.example',
    allow: 'Allow …',
    none: 'No website has been allowed.',
    remove: 'Take away',
    removeLabel: ({ site }: { site: string }) => `Take away access to ${site}`,
    done: ({ site }: { site: string }) => `${site} is read from now on. Open pages need no reload.`,
    refused: ({ site }: { site: string }) => `The browser did not grant access to ${site}. Nothing changed.`,
    invalid: ({ text }: { text: string }) => `“${text}” is not the address of a website.`,
    network: ({ site }: { site: string }) => `${site} belongs to a network that Stadtspur reads anyway.`,
    known: ({ site }: { site: string }) => `${site} is allowed already.`,
    offer: ({ site }: { site: string }) => `Read embedded posts on ${site} …`,
  },
  sidePanel: 'Side panel',
  openLog: 'Log of the reader',
  buttonMatches: ({ n }: { n: number }) => many(n, 'post with a match', 'posts with matches'),
};
