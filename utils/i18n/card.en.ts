import type { Match, Measure, Region, Signal } from '../model/index.ts';
import { formatDay } from './format.ts';

const day = (value: string | null | undefined) => formatDay(value, 'en');

const TIMES = {
  inside: 'The post is within the time of the topic',
  unknown: 'The time of the post is unknown, so the time of the topic could not be checked',
  none: 'The topic has no time',
};

function partWords({
  distance,
  share,
  points,
  mirrored,
  turned,
  query,
  from,
}: Extract<Measure, { by: 'part' }>): string {
  const figures = [
    distance !== null && `windows differ in ${distance} of 256 bits`,
    share !== null && `${Math.round(share * 100)} % of the textured blocks agree`,
    points !== null && `${points} points lie alike`,
    `the matching part is ${percent(query)} % of the picture here`,
    mirrored && 'mirrored',
    Math.abs(turned) >= 1 && `turned by ${Math.round(turned)}°`,
    from && 'compared as the window showed it: the file was out of reach',
  ].filter((one) => one !== false && one !== undefined);
  return sentence(figures.join('; '));
}

function passageWords({
  passages,
  where,
  info,
  quoted,
  boilerplate,
}: Extract<Measure, { by: 'passages' }>): string {
  const shared = passages.map(({ words }) => `“${words}”`).join(' … ');
  const left = quoted + boilerplate;
  return `Shared ${where === 'alt' ? 'in the description of a picture' : 'wording'}: ${shared}. Weight ${info.toFixed(0)}${left > 0 ? `; ${left} characters are quoted or formulas and do not count` : ''}`;
}

const percent = ({ width, height }: Region) => Math.max(1, Math.round(width * height * 100));

/** Rows of a picture from top to bottom, each from left to right. */
const PLACES = [
  ['in the upper left', 'at the top', 'in the upper right'],
  ['at the left', 'in the middle', 'at the right'],
  ['in the lower left', 'at the bottom', 'in the lower right'],
];

const third = (from: number, size: number) => Math.min(2, Math.floor((from + size / 2) * 3));

const sentence = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const clock = ([from, to]: [number, number]) => `${from.toFixed(1)}–${to.toFixed(1)} s`;

/** Words of the card that says why. Facts in the present tense, never a judgement. */
export const cardEn = {
  signals: {
    image: 'Picture',
    video: 'Video',
    text: 'Text',
    link: 'Link',
    mention: 'Mention',
    author: 'Registered account',
    topic: 'Topic',
  } satisfies Record<Signal, string>,
  grades: { same: 'same', likely: 'likely', possible: 'possible' },
  day,
  /** Figures behind the sentence. */
  measure({ measure }: Match): string {
    switch (measure.by) {
      case 'author':
      case 'tag':
        return `Key ${measure.key}`;
      case 'address':
        return `Address ${measure.url}`;
      case 'name':
        return `Words “${measure.words}” at position ${measure.offset + 1}`;
      case 'pdq':
        return `PDQ distance ${measure.distance} of 256 bits (match up to ${measure.threshold}), quality ${measure.quality}${measure.from ? '. Compared as the window showed it: the file was out of reach' : ''}`;
      case 'part':
        return partWords(measure);
      case 'frames':
        return `${measure.frames} frames in the same order: ${clock(measure.query)} here, ${clock(measure.entry)} in the registered video, at ${measure.speed.toFixed(2)} times its speed; PDQ distance up to ${measure.distance} of 256 bits`;
      case 'passages':
        return passageWords(measure);
      case 'topic':
        return `Words ${measure.found.map(({ words, word }) => (words === word ? `“${words}”` : `“${words}” (for “${word}”)`)).join(', ')}. ${TIMES[measure.time]}`;
    }
  },
  /** Under the sentence: how the pictures agree. */
  part({
    query,
    entry,
    mirrored,
    turned,
  }: Pick<Extract<Measure, { by: 'part' }>, 'query' | 'entry' | 'mirrored' | 'turned'>): string {
    const sentences = [
      `The frame marks the same part: ${percent(query)} % of the picture here, ${percent(entry)} % of the one in the registry`,
      mirrored && 'The picture here is mirrored',
      Math.abs(turned) >= 1 && `The picture here is turned by ${Math.abs(Math.round(turned))}°`,
    ];
    return `${sentences.filter(Boolean).join('. ')}.`;
  },
  /** For those who do not see the frame. */
  markedPart: (region: Region): string =>
    percent(region) >= 99
      ? 'The whole picture is marked'
      : `The marked part is ${percent(region)} % of the picture, ${PLACES[third(region.top, region.height)]?.[third(region.left, region.width)]}`,
  passages({ passages, where }: Extract<Measure, { by: 'passages' }>): string {
    const equal = passages.reduce((sum, one) => sum + one.equal, 0);
    const place = where === 'alt' ? 'the description of a picture here' : 'the post';
    return `From the text in the registry. Underlined: the wording shared with ${place}; ${equal} words are equal`;
  },
  topicFound: 'Words of the topic in the post:',
  topicWord: ({ words, word }: { words: string; word: string }): string =>
    words.toLowerCase() === word.toLowerCase() ? `“${words}”` : `“${words}” (for “${word}”)`,
  topicTimes: TIMES,
  topicPeriod: ({ from, to }: { from: string; to: string }): string =>
    from || to ? `Time of the topic: ${from || '…'} to ${to || '…'}` : '',
  cardTitle: ({ count }: { count: number }) => (count === 1 ? '1 match' : `${count} matches`),
  nothingMatched: 'Seen, nothing matched',
  couldNotRead: 'Could not be read',
  couldNotReadHelp: 'The site may have changed. The post is counted as unread; nothing was saved.',
  noPermalink: 'The page shows no permalink for this post. It can be saved; the record says so.',
  checking: 'Pictures are being compared …',
  onPage: 'On this page',
  inRegistry: 'In the registry',
  source: 'Source',
  publishedBy: ({ producer, date }: { producer: string; date: string }) =>
    date ? `${producer}, first published ${date}` : `${producer}, date of first publication unknown`,
  roles: { city: 'city', 'office-holder': 'office holder', party: 'party', agency: 'agency' },
  uses: { official: 'official', business: 'business', private: 'private', campaign: 'campaign' },
  details: 'Details',
  registryVersion: ({ id, version }: { id: string; version: string }) => `Registry ${id}, version ${version}`,
  notChecked: 'Could not be checked',
  failures: {
    'no-permission': 'access to the picture server was taken away; give it back in the toolbar popup',
    'http-status': 'the picture server refused it',
    timeout: 'the picture server did not answer in time',
    network: 'the picture server could not be reached',
    'too-large': 'the file is larger than 50 MB',
    'too-many-pixels': 'the picture claims too many pixels',
    'not-an-image': 'the server sent no picture',
    undecodable: 'the picture is damaged',
    'not-readable': 'the browser does not let the frames of this video be read',
    'low-quality': 'the picture is too plain to be compared',
    'refused-address':
      'its server may not be asked: it is neither one of the networks’ picture servers nor a website that you allowed',
    'not-armed':
      'no screenshot: this tab is not armed. Click the Stadtspur button in the toolbar once, then save again',
    'not-visible': 'no screenshot: the post is not in the window',
    'tab-changed': 'no screenshot: the tab changed meanwhile',
    moved: 'no screenshot: the page was scrolled while it was taken. Save again',
    interrupted: 'the tab was closed, or the browser ended, before it was taken',
    'too-tall': 'the post is taller than what fits into one picture; the pictures of the window are kept',
    'no-address': 'the page gives no address for a picture or video',
    unsupported: 'not supported by this browser',
    internal: 'an unexpected error',
    'disk-full':
      'The disk is full. Nothing was lost: free some space or delete findings in the dashboard, then save again',
    database: 'The database of the extension could not be written. Nothing else was lost; try again',
    'page-changed': 'The page moved on while saving. Nothing was saved; try again',
    'invalid-message': 'The post as read is not valid. Nothing was saved',
    unconfirmed:
      'The finding was written but could not be read back. Look in the dashboard whether it is there',
    'invalid-data': 'The record would not have been valid. Nothing was saved',
    unreachable:
      'The extension’s background did not answer. Look in the dashboard whether the finding is there before saving again',
    'cut-off': 'The extension was updated. Reload the page, then save again',
    'not-trusted': 'This was not a click of yours. Nothing was saved',
    'no-reader':
      'Stadtspur does not read this page. Reload it, or look in the popup whether access was taken away',
    'no-check': 'Stadtspur cannot check this page: the browser keeps extensions away from it',
    'no-post': 'There is no readable post in the middle of the window',
  } as Record<string, string>,
  detail: ({ text, detail }: { text: string; detail: string }) => `${text} (${detail})`,
  menu: {
    'capture-here': 'Capture as evidence',
    'check-picture': 'Check this picture against the registry',
    'check-selection': 'Check this selection against the registry',
    'check-page': 'Check this page against the registry',
  },
  capture: 'Capture as evidence',
  captureAgain: 'Capture again',
  openDashboard: 'Open in dashboard',
  close: 'Close',
  steps: {
    started: 'Taking the screenshot …',
    'shot-done': 'Loading and comparing pictures …',
    saving: 'Saving …',
  },
  saved: ({ number, time }: { number: number; time: string }) => `Saved, no. ${number}, ${time}`,
  savedBefore: ({ numbers }: { numbers: string }) => `Already saved: no. ${numbers}`,
  savedWithout: 'Saved without:',
  notSaved: 'Not saved',
};
