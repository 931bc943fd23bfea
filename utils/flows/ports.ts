import type { PictureFound } from '../matching/index.ts';
import type { Artefact, Head, HealthRow, Registry } from '../model/index.ts';

/** A downloaded file. */
export type Download = {
  bytes: Uint8Array<ArrayBuffer>;
  mediaType: string;
  fetchedAt: string;
  /** What the server said with it; absent for what no server sent. */
  served?: Artefact['served'];
};

/** A failure of the world outside: the code is translated by the interface, the detail is a figure. */
export class PortError extends Error {
  override name = 'PortError';
  readonly code: string;
  readonly detail: string | undefined;

  constructor(code: string, detail?: string) {
    super(detail ? `${code}: ${detail}` : code);
    this.code = code;
    this.detail = detail;
  }
}

/** Fetches media. @throws PortError no-permission, http-status, timeout, network, too-large, refused-address */
export type MediaFetcher = (url: string) => Promise<Download>;

/** Decodes a picture at full size. @throws PortError not-an-image, too-many-pixels, undecodable */
export type PixelReader = (
  bytes: Uint8Array<ArrayBuffer>,
) => Promise<{ rgba: Uint8ClampedArray; width: number; height: number }>;

/** What comparing a picture with the registries has shown. */
export type ComparedPicture = {
  /** Assets whose picture it shows, wholly or in part, strongest first. */
  found: (Omit<PictureFound, 'entry'> & { registry: string; id: string })[];
  /** PDQ of the whole picture: 64 hex digits, quality 0-100. */
  hash: string;
  quality: number;
  /** False for what is too flat or too small to be compared. */
  comparable: boolean;
};

/** Decodes a picture and compares it. @throws PortError not-an-image, too-large, too-many-pixels, undecodable, timeout, internal */
export type PictureComparer = (bytes: Uint8Array<ArrayBuffer>) => Promise<ComparedPicture>;

/** Takes the picture of a rectangle of a tab's window, in CSS pixels. @throws PortError not-armed, tab-changed, internal */
export type Screenshot = (rect: { x: number; y: number; width: number; height: number }) => Promise<Download>;

/** Bytes by their SHA-256. */
export type Blobs = Map<string, Blob>;

export type FindingStore = {
  /** Numbers of the findings saved for each ref. */
  numbersOf(refs: string[]): Promise<Map<string, number[]>>;
};

export type StoredRegistry = { document: Registry; importedAt: string };

export type RegistryStore = {
  all(): Promise<StoredRegistry[]>;
  put(registry: StoredRegistry): Promise<void>;
  remove(id: string): Promise<void>;
};

export type HealthLog = {
  /** Changes the row of a day and site, or begins it, in one transaction. @throws PortError disk-full, database */
  change(day: string, site: HealthRow['site'], change: (row: HealthRow | null) => HealthRow): Promise<void>;
};

/** Turns an address into its canonical key and form (utils/sites). */
export type Resolve = (href: string) => { key: string | null; url: string };

export type Clock = () => Date;

/** What is kept of publishing the own registry on this machine. */
export type Publishing = {
  /** Name under which the user makes changes; empty until one is set. */
  by: string;
  /** The private key as PEM; null until one is made or restored. */
  pem: string | null;
  /** The user has said that the key is stored elsewhere too. */
  backedUp: boolean;
  /** Bytes of the first root: what the registry is known by from then on. */
  root: Uint8Array<ArrayBuffer> | null;
  head: Head | null;
  /** All files of the last publication, those of earlier ones that it names among them. */
  files: { name: string; data: Uint8Array<ArrayBuffer> }[];
  /** Pairs of pictures that look alike and are meant to stay, as `pairName` names them. */
  keptBoth: string[];
};

export type PublishingStore = {
  load(): Promise<Publishing>;
  /** Changes what is kept, in one transaction. @throws PortError disk-full, database */
  change(change: (kept: Publishing) => Publishing): Promise<Publishing>;
};
