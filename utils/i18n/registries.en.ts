import { many } from './format.ts';

type Count = { n: number };
type Counts = Record<'account' | 'asset' | 'post' | 'website' | 'topic' | 'inquiry', number>;

/** Words about registries: the list, one of them, subscribing, and how a sync went. */
export const registriesEn = {
  heading: 'Registries',
  intro: 'Posts are checked against the entries of these registries, on this device only.',
  list: 'On this device',
  kinds: {
    bundled: 'comes with the extension',
    file: 'read from a file, not signed',
    published: 'subscribed, signed',
    own: 'your own',
  },
  inUse: 'in use',
  switchedOff: 'switched off',
  switchOff: 'Switch off',
  switchOffLabel: ({ title }: { title: string }) => `Switch off ${title}`,
  switchOn: 'Switch on',
  switchOnLabel: ({ title }: { title: string }) => `Switch on ${title}`,
  details: 'Details',
  detailsLabel: ({ title }: { title: string }) => `Details of ${title}`,
  openOwn: 'Open my registry',
  fields: {
    origin: 'Origin',
    address: 'Address',
    freshness: 'Freshness',
    last: 'Last check',
    version: 'Version',
    entries: 'Entries',
    size: 'Size',
    licence: 'Licence',
    since: 'Here since',
  },
  fromFile: 'a file',
  noLicence: 'not stated',
  counts: ({ account, asset, post, website, topic, inquiry }: Counts) =>
    [
      many(account, 'account', 'accounts'),
      many(asset, 'medium', 'media'),
      many(post, 'named post', 'named posts'),
      many(website, 'website', 'websites'),
      many(topic, 'topic', 'topics'),
      ...(inquiry > 0 ? [many(inquiry, 'inquiry', 'inquiries')] : []),
    ].join(', '),
  withdrawn: ({ n }: { n: number }) => many(n, 'entry withdrawn', 'entries withdrawn'),
  fresh: ({ checked, until }: { checked: string; until: string }) =>
    checked ? `current, checked ${checked}; holds until ${until}` : `current; holds until ${until}`,
  stale: ({ day }: { day: string }) =>
    `stale since ${day}: its publisher said that it holds until then, and nothing since. It is still used; every finding says so`,
  unsigned: 'a file has no date until which it holds',
  never: 'not checked yet',
  justNow: 'just now',
  updated: ({ at, n }: { at: string; n: number }) =>
    n > 0 ? `updated ${at}: ${many(n, 'change', 'changes')}` : `updated ${at}`,
  unchanged: ({ at }: { at: string }) => `nothing new ${at}`,
  failed: ({ at }: { at: string }) => `Failed ${at}. What was in use stays in use.`,
  failedIn: ({ file }: { file: string }) => `File: ${file}`,
  next: ({ at }: { at: string }) => `The next try is ${at}.`,
  checkNow: 'Check now',
  checkNowLabel: ({ title }: { title: string }) => `Check now: ${title}`,
  progress: {
    head: 'Asking for what is new …',
    root: 'Checking new keys …',
    changes: 'Fetching changes …',
    snapshot: 'Fetching all entries …',
  },
  progressOf: ({ done, total }: { done: number; total: number }) =>
    total > 0 ? `${done} of ${many(total, 'line', 'lines')}` : '',
  held: {
    heading: 'An update waits for you',
    shrunk: ({ vanish, of }: { vanish: number; of: number }) =>
      `In this update ${vanish} of ${many(of, 'entry', 'entries')} would go. That can be meant, or a fault, or somebody with a stolen key. Ask the publisher if you did not expect it.`,
    swollen: ({ of, entries }: { of: number; entries: number }) =>
      `This update would make ${entries} entries out of ${of}. That can be meant, or a fault, or somebody with a stolen key. Ask the publisher if you did not expect it.`,
    accept: 'Use the update',
    refuse: 'Keep what is in use',
  },
  refused: ({ sequence }: { sequence: number }) =>
    `Update ${sequence} is not used: you kept the one before it. A later one is used again.`,
  revert: 'Back to the version before',
  revertHelp: ({ version }: { version: string }) =>
    `Version ${version} is kept. The one in use now is not fetched again until there is a later one.`,
  noAccess: 'Access to its address was taken away.',
  allowAccess: 'Allow access',
  remove: 'Remove …',
  removeTitle: ({ title }: { title: string }) => `Remove “${title}”?`,
  removeHelp:
    'Posts are no longer checked against its entries. Findings keep the entries as they stood. It can be subscribed to again.',
  removeConfirm: 'Remove for good',
  cancel: 'Cancel',
  actionFailed: 'That did not work. Everything stays as it was.',
  subscribe: {
    heading: 'Subscribe to a registry',
    help: 'Paste the address that the publisher gave you. It may carry the fingerprint of the registry behind a #.',
    label: 'Address of the registry',
    hint: 'https://example.org/registry/',
    look: 'Look at it',
    looking: 'Fetching and checking …',
    invalid: ({ text }: { text: string }) =>
      `“${text}” is not the address of a registry. It begins with https:// and names a host; behind a # there may be 64 hexadecimal digits.`,
    refusedAccess: ({ host }: { host: string }) =>
      `The browser was not allowed to ask ${host}. Without that nothing can be fetched from there.`,
    offered: 'What it says of itself',
    fingerprint: 'Fingerprint',
    keys: 'Keys',
    published: ({ issued, until }: { issued: string; until: string }) =>
      `signed ${issued}, holds until ${until}`,
    compareLabel: 'Fingerprint that the publisher told you',
    compareHelp:
      'Paste or type it from a source other than this address: a letter, the publisher’s own website, a call.',
    equal: 'Equal: this is the registry that was meant.',
    different:
      'Different: this is another registry than the one that was meant. Do not subscribe; ask the publisher.',
    partly: ({ n }: { n: number }) => `${n} of 64 digits so far`,
    trust:
      'You have not compared the fingerprint. Whoever controls this address now, or the way to it, decides what you see as city media. From then on every update must be signed with the same keys.',
    confirm: 'Subscribe',
    subscribing: 'Subscribing …',
    cancel: 'Cancel',
    done: ({ title }: { title: string }) => `Subscribed to “${title}”. It is in use.`,
    failed: 'Nothing was subscribed to. The registries in use stay as they were.',
    taken: {
      same: ({ title }: { title: string }) =>
        `You are subscribed to “${title}” already; its fingerprint is the same. Subscribing again changes the address that it is fetched from.`,
      other: ({ title }: { title: string }) =>
        `It is refused: it has the same id as “${title}”, which you have, but another fingerprint. It is another registry under the same name. If you want this one, remove the other first.`,
      replaced: ({ title }: { title: string }) =>
        `It takes the place of “${title}”, which has the same id and is not signed.`,
    },
  },
  file: {
    heading: 'From a file',
    help: 'A registry as JSON (schema version 1 or 2), which nobody signed, or a zip of a publication with its signatures. A file with an error changes nothing.',
    label: 'Registry file',
    done: ({ title, version }: { title: string; version: string }) =>
      `“${title}”, version ${version}, is in use. It came from a file that nobody signed.`,
  },
  detail: {
    back: 'All registries',
    gone: 'This registry is not on this device (any more).',
    identity: 'Identity',
    fingerprint: 'Fingerprint',
    noFingerprint: 'Nobody signed this registry: what it says rests on the file it came from.',
    keys: 'Keys and who holds them',
    holder: 'Held by',
    key: 'Key',
    signs: 'Signs',
    uses: { root: 'new keys', head: 'updates' },
    threshold: ({ head, root }: { head: number; root: number }) =>
      `An update needs ${many(head, 'signature', 'signatures')}, a change of keys ${root}.`,
    changes: 'What changed',
    noChanges: 'No changes are kept: the registry was fetched as a whole.',
    change: { added: 'added', changed: 'changed', withdrawn: 'withdrawn' },
    changeBy: ({ by, day }: { by: string; day: string }) => `${by}, ${day}`,
    noReason: 'no reason stated',
    columns: { what: 'Change', entry: 'Entry', who: 'By and when', why: 'Why' },
    entries: 'Entries',
    search: 'Search entries',
    searchHint: 'Name, handle, address, title',
    found: ({ n, more }: { n: number; more: boolean }) =>
      more ? `The first ${n} are shown; narrow the search` : many(n, 'entry', 'entries'),
    searching: 'Searching …',
    source: 'Source',
    added: ({ by, day }: { by: string; day: string }) => (day ? `Added by ${by}, ${day}` : `Added by ${by}`),
    withdrawnBy: ({ by, day, why }: { by: string; day: string; why: string }) =>
      `Withdrawn by ${by}, ${day}: ${why}`,
    note: 'Note',
    kinds: {
      about: 'about the registry',
      account: 'account',
      asset: 'medium',
      post: 'named post',
      website: 'website',
      topic: 'topic',
      inquiry: 'inquiry',
      withdrawn: 'withdrawn entry',
    },
  },
  /** What went wrong, and what to do. */
  flags: {
    heading: 'What to look at',
    help: 'Oddities of the entries: handles that look alike, doubled pictures, missing details. None of them makes an entry wrong.',
    look: 'Look through the entries',
    looking: 'Looking through the entries …',
    found: ({ n }: Count) => (n === 0 ? 'Nothing stood out.' : many(n, 'oddity', 'oddities')),
    more: ({ n }: Count) => `and ${n} more`,
    kinds: {
      'confusable-handle': ({ n }: Count) =>
        many(n, 'pair of handles that look alike', 'pairs of handles that look alike'),
      'mixed-scripts': ({ n }: Count) =>
        many(n, 'handle of more than one alphabet', 'handles of more than one alphabet'),
      'same-picture': ({ n }: Count) =>
        many(n, 'picture that is there twice', 'pictures that are there twice'),
      markup: ({ n }: Count) => many(n, 'title with markup', 'titles with markup'),
      'no-credit': ({ n }: Count) => many(n, 'medium without a credit line', 'media without a credit line'),
      'no-date': ({ n }: Count) => many(n, 'medium without a date', 'media without a date'),
      expired: ({ n }: Count) => many(n, 'profile whose validity is over', 'profiles whose validity is over'),
    },
    advice: {
      'confusable-handle':
        'Open both profiles: one may imitate the other. Ask the publisher if one of them does not belong.',
      'mixed-scripts':
        'Letters of different alphabets look the same and are not. Open the profile and compare the address.',
      'same-picture': 'Both entries are found. One of them can be withdrawn.',
      markup: 'It is shown as plain text and never run. Tell the publisher.',
      'no-credit': 'Without a credit one cannot see who made the picture. The source can tell.',
      'no-date': 'Without a date one cannot see whether the city published it first. The source can tell.',
      expired: 'Posts after that day do not count as those of this profile.',
    },
  },
  failures: {
    'not-json':
      'The host sent something else than a registry. Check the address; a page that says “not found” looks like this.',
    invalid:
      'An entry has a form that is not allowed. Tell the publisher; it is put right with a new publication.',
    'wrong-spec': 'It is published in a version that this Stadtspur does not know. Update the extension.',
    'too-large': 'A file is larger than it may be. Tell the publisher.',
    truncated: 'A file arrived cut off. It is tried again; if it stays so, tell the publisher.',
    'not-gzip': 'A file is damaged: it cannot be unpacked. Tell the publisher.',
    'gzip-bomb':
      'A file would unpack to far more than it says. Nothing was unpacked further. Tell the publisher.',
    'wrong-hash':
      'A file is not the one that was signed: it was changed, or the publication is half uploaded. It is tried again; if it stays so, tell the publisher.',
    'wrong-state': 'The entries are not those that were signed for. Tell the publisher.',
    'wrong-log': 'The list of changes has a gap or was rewritten. Tell the publisher.',
    'wrong-order': 'The entries are not in order. Tell the publisher.',
    'bad-signature':
      'A signature does not fit: the file was changed after it was signed. Do not trust this address until the publisher has explained it.',
    'too-few-signatures':
      'Too few of the known keys have signed it. Somebody else may have put it there. Ask the publisher.',
    'foreign-key':
      'It is signed with a key that does not belong to this registry. Somebody else may have put it there. Ask the publisher.',
    'foreign-id': 'It belongs to another registry than the one of this id. Check the address.',
    'rolled-back':
      'The host offers an older state than the one you have. A copy may be outdated, or somebody wants you not to see what is new. Ask the publisher if it stays so.',
    forked:
      'The host offers another state under the same number: different readers are shown different things. Ask the publisher.',
    'fast-forwarded':
      'The number of the update is far ahead of the last one. That happens with a stolen key. Ask the publisher.',
    'missing-file': 'A file is not there. The publication may be half uploaded; it is tried again.',
    'not-zip': 'The file is neither JSON nor a zip of a publication.',
    'no-permission': 'Access to its address was taken away, or not given. Allow it, then check again.',
    'refused-address': 'Registries are fetched by https only.',
    timeout: 'The host did not answer in time. It is tried again.',
    network: 'The host could not be reached. Check the connection; it is tried again.',
    'http-status': 'The host refused to answer. It is tried again.',
    encoded:
      'The host packs files anew on their way (Content-Encoding), so that they are not those that were signed. The publisher must switch that off for .gz files.',
    'disk-full': 'The disk is full. Free some space, then check again.',
    database:
      'The database of the extension could not be written. Close other tabs of Stadtspur and try again.',
    internal: 'An unexpected error.',
  } as Record<string, string>,
};
