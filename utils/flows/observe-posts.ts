import {
  judge,
  knownTexts,
  MIN_QUALITY,
  pictureMatch,
  textMatches,
  together,
  topicMatches,
} from '../matching/index.ts';
import type { FailedCheck, Match, NamedRead, Post, RegistryStamp, Verdict } from '../model/index.ts';
import { createCache } from './cache.ts';
import type {
  ComparedPicture,
  Download,
  FindingStore,
  MediaFetcher,
  PictureComparer,
  Resolve,
} from './ports.ts';
import { PortError } from './ports.ts';
import { assetsWithText, type RegistriesInUse, topicsOf } from './registries-in-use.ts';

export type ObservePorts = {
  registries(): Promise<RegistriesInUse>;
  findings: Pick<FindingStore, 'numbersOf'>;
  fetchMedia: MediaFetcher;
  comparePicture: PictureComparer;
  /** One name for all addresses of a picture; the address itself where they cannot be told. */
  mediaName(url: string): string;
  resolve: Resolve;
};

type Compared = ComparedPicture & { from?: 'screen' };
type Checked = { compared: Compared } | { failed: FailedCheck };

const PICTURES_KEPT = 1000;

/** The bounds of `verdict` and `finding`: a post with more could not be saved. Pictures go first, they are the strongest. */
const MOST_MATCHES = 500;
const MOST_FAILED = 100;

/**
 * Post in, verdict out. `judge` answers at once from keys and addresses; `judgeMedia` also fetches and
 * compares the pictures. Keeps the index and what pictures have shown until `forget`.
 */
export function observePosts(ports: ObservePorts) {
  let index: ReturnType<typeof load> | null = null;
  let pictures = newCache();

  async function load() {
    const inUse = await ports.registries();
    const { entries } = inUse;
    const [texts, topics] = await Promise.all([assetsWithText(entries), topicsOf(entries)]);
    return { entries, texts: knownTexts(texts), topics, inUse };
  }

  /** The index; a failed load is not kept, so the next post tries again. */
  function current() {
    if (index) return index;
    const loading: ReturnType<typeof load> = load().catch((error: unknown) => {
      if (index === loading) index = null;
      throw error;
    });
    index = loading;
    return loading;
  }

  const checkedOf = (url: string, shoot: Shoot) =>
    pictures.get(ports.mediaName(url), () => check(url, ports, shoot));

  async function verdicts(posts: NamedRead[], withMedia: boolean, shoot: Shoot = noShot): Promise<Verdict[]> {
    const { entries, texts, topics, inUse } = await current();
    const captured = await ports.findings.numbersOf(posts.map(({ ref }) => ref));
    const all = await Promise.all(
      posts.map(async ({ ref, post }) => {
        const wanted = entries.hasPictures ? picturesOf(post) : [];
        const compared = withMedia ? await Promise.all(wanted.map((picture) => compare(picture))) : [];
        const matches = together([
          ...compared.flatMap((one) => one.matches),
          ...(await entries.settled(() => judge(post, entries, ports.resolve))),
          ...textMatches(post, texts),
          ...topicMatches(post, topics),
        ]);
        return verdictOf(ref, matches.slice(0, MOST_MATCHES), inUse.stamps, {
          failed: compared.flatMap((one) => one.failed).slice(0, MOST_FAILED),
          pending: !withMedia && wanted.length > 0,
          captured: captured.get(ref) ?? [],
        });
      }),
    );
    entries.trim();
    return all;

    async function compare({ url, inPart }: Picture): Promise<{ matches: Match[]; failed: FailedCheck[] }> {
      const checked = await checkedOf(url, shoot);
      if ('failed' in checked) return { matches: [], failed: [checked.failed] };
      const { found, ...whole } = checked.compared;
      const matches = await entries.settled(() =>
        found.flatMap(({ registry, id, ...how }) => {
          const entry = entries.asset(registry, id);
          return entry ? [pictureMatch(how, entry, { mediaUrl: url, ...whole }, inPart)] : [];
        }),
      );
      return { matches, failed: [] };
    }
  }

  return {
    judge: (posts: NamedRead[]) => verdicts(posts, false),
    /** @param shoot takes the picture that the window shows of a medium whose file is out of reach */
    judgeMedia: (posts: NamedRead[], shoot?: Shoot) => verdicts(posts, true, shoot),
    forget() {
      index = null;
      pictures = newCache();
    },
  };
}

export type Observer = ReturnType<typeof observePosts>;

type Picture = { url: string; inPart: 'post' | 'quoted' };

/** Addresses to compare: pictures, and posters of videos, of the post and of the one it quotes. */
function picturesOf(post: Post): Picture[] {
  const parts = [
    { media: post.media, inPart: 'post' as const },
    { media: post.quoted?.media ?? [], inPart: 'quoted' as const },
  ];
  return parts.flatMap(({ media, inPart }) =>
    media.flatMap(({ url }) => (url && !/\.(mp4|m3u8|webm)(\?|$)/.test(url) ? [{ url, inPart }] : [])),
  );
}

/** The picture of a medium as the window shows it; null where it does not. */
export type Shoot = (url: string) => Promise<Download> | null;

const noShot: Shoot = () => null;

const newCache = () => createCache<Checked>(PICTURES_KEPT, (checked) => 'compared' in checked);

async function check(
  url: string,
  { fetchMedia, comparePicture }: ObservePorts,
  shoot: Shoot,
): Promise<Checked> {
  try {
    const { bytes, from } = await fileOrShot(url, fetchMedia, shoot);
    const compared = await comparePicture(bytes);
    const { found, quality, comparable } = compared;
    const isPoor = quality < MIN_QUALITY || !comparable;
    if (isPoor && found.length === 0) return { failed: failure(url, 'low-quality', String(quality)) };
    return { compared: from ? { ...compared, from } : compared };
  } catch (error) {
    if (error instanceof PortError) return { failed: failure(url, error.code, error.detail) };
    return { failed: failure(url, 'internal', String(error)) };
  }
}

/** The file itself; where we may not fetch it, what the window shows of it. */
async function fileOrShot(url: string, fetchMedia: MediaFetcher, shoot: Shoot) {
  try {
    return { bytes: (await fetchMedia(url)).bytes, from: undefined };
  } catch (error) {
    const isBarred = error instanceof PortError && /^(refused-address|no-permission)$/.test(error.code);
    const shot = isBarred ? shoot(url) : null;
    if (!shot) throw error;
    return { bytes: (await shot).bytes, from: 'screen' as const };
  }
}

function failure(url: string, code: string, detail?: string): FailedCheck {
  return {
    signal: 'image',
    url,
    code: code as FailedCheck['code'],
    ...(detail ? { detail: detail.slice(0, 300) } : {}),
  };
}

function verdictOf(
  ref: string,
  matches: Match[],
  registries: RegistryStamp[],
  rest: Pick<Verdict, 'failed' | 'pending' | 'captured'>,
): Verdict {
  const registeredAuthor = matches.some(({ signal, in: part }) => signal === 'author' && part === 'post');
  return { ref, matches, registries, registeredAuthor, ...rest };
}
