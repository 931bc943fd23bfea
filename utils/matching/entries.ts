import type { EntrySnapshot } from '../model/index.ts';

type Kind = EntrySnapshot['entry']['kind'];

/** A registry entry of one kind, with the registry it is from. */
type Snapshot<K extends Kind> = Omit<EntrySnapshot, 'entry'> & {
  entry: Extract<EntrySnapshot['entry'], { kind: K }>;
};

export type AccountEntry = Snapshot<'account'>;
export type AssetEntry = Snapshot<'asset'>;
export type NamedPostEntry = Snapshot<'post'>;
export type WebsiteEntry = Snapshot<'website'>;
/** What a post key can stand for: a post that a source names, or an asset first published in that post. */
export type PostEntry = NamedPostEntry | AssetEntry;
/** What an exact web address can stand for. */
export type AddressEntry = NamedPostEntry | AssetEntry;
export type TopicEntry = Snapshot<'topic'>;

/** The look-ups that matching needs; utils/registry builds them. */
export type Entries = {
  /** By account key in the form of `foldAccountKey`. */
  accounts(foldedKey: string): readonly AccountEntry[];
  /** By post key. */
  posts(key: string): readonly PostEntry[];
  /** By canonical address in the form of `foldAddress`. */
  addresses(foldedAddress: string): readonly AddressEntry[];
  /** By host in the form of `foldHost`, exact. */
  websites(foldedHost: string): readonly WebsiteEntry[];
  /** By the beginning of an address in the form of `foldBeginning`; none when it may be that of very many. */
  addressesFrom(foldedBeginning: string): readonly AddressEntry[];
  /** Accounts whose display name is long enough to be looked for in a text, by its first two words in the form of `foldWords`. */
  named(words: readonly string[]): readonly AccountEntry[];
};

/** Turns an address into its canonical form and, where it names a post or profile, its key. */
export type Resolve = (href: string) => { key: string | null; url: string };
