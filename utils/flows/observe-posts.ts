import { judge, lumaWithin, MIN_QUALITY, matchPicture, pdq } from '../matching/index.ts';
import type {
  FailedCheck,
  Match,
  NamedRead,
  Post,
  Registry,
  RegistryStamp,
  Verdict,
} from '../model/index.ts';
import { buildIndex, stamps } from '../registry/index.ts';
import { createCache } from './cache.ts';
import type { Download, FindingStore, MediaFetcher, PixelReader, Resolve } from './ports.ts';
import { PortError } from './ports.ts';

export type ObservePorts = {
  registries(): Promise<Registry[]>;
  findings: Pick<FindingStore, 'numbersOf'>;
  fetchMedia: MediaFetcher;
  readPixels: PixelReader;
  resolve: Resolve;
};

type Print = { hash: string; quality: number; from?: 'screen' };
type Checked = { print: Print } | { failed: FailedCheck };

const SIDE = 512;
const PRINTS_KEPT = 1000;

/** The bounds of `verdict` and `finding`: a post with more could not be saved. Pictures go first, they are the strongest. */
const MOST_MATCHES = 500;
const MOST_FAILED = 100;

/**
 * Post in, verdict out. `judge` answers at once from keys and addresses; `judgeMedia` also fetches and
 * compares the pictures. Keeps the index and the prints of pictures until `forget`.
 */
export function observePosts(ports: ObservePorts) {
  let index: ReturnType<typeof load> | null = null;
  const prints = createCache<Checked>(PRINTS_KEPT, (checked) => 'print' in checked);

  async function load() {
    const registries = await ports.registries();
    return { entries: buildIndex(registries, ports.resolve), stamps: stamps(registries) };
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

  const printOf = (url: string, shoot: Shoot) => prints.get(url, () => takePrint(url, ports, shoot));

  async function verdicts(posts: NamedRead[], withMedia: boolean, shoot: Shoot = noShot): Promise<Verdict[]> {
    const { entries, stamps } = await current();
    const captured = await ports.findings.numbersOf(posts.map(({ ref }) => ref));
    return Promise.all(
      posts.map(async ({ ref, post }) => {
        const matches = judge(post, entries, ports.resolve);
        const pictures = entries.hasPictures ? picturesOf(post) : [];
        const compared = withMedia ? await Promise.all(pictures.map((picture) => compare(picture))) : [];
        const found = [...compared.flatMap((one) => one.matches), ...matches].slice(0, MOST_MATCHES);
        return verdictOf(ref, found, stamps, {
          failed: compared.flatMap((one) => one.failed).slice(0, MOST_FAILED),
          pending: !withMedia && pictures.length > 0,
          captured: captured.get(ref) ?? [],
        });
      }),
    );

    async function compare({ url, inPart }: Picture): Promise<{ matches: Match[]; failed: FailedCheck[] }> {
      const checked = await printOf(url, shoot);
      if ('failed' in checked) return { matches: [], failed: [checked.failed] };
      const { from, ...print } = checked.print;
      const found = matchPicture({ ...print, mediaUrl: url }, entries);
      return { matches: found.map((match) => ({ ...seenBy(match, from), in: inPart })), failed: [] };
    }
  }

  return {
    judge: (posts: NamedRead[]) => verdicts(posts, false),
    /** @param shoot takes the picture that the window shows of a medium whose file is out of reach */
    judgeMedia: (posts: NamedRead[], shoot?: Shoot) => verdicts(posts, true, shoot),
    forget() {
      index = null;
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

async function takePrint(
  url: string,
  { fetchMedia, readPixels }: ObservePorts,
  shoot: Shoot,
): Promise<Checked> {
  try {
    const { bytes, from } = await fileOrShot(url, fetchMedia, shoot);
    const { rgba, width, height } = await readPixels(bytes);
    const print = pdq(lumaWithin(rgba, width, height, SIDE));
    if (print.quality < MIN_QUALITY) return { failed: failure(url, 'low-quality', String(print.quality)) };
    return { print: from ? { ...print, from } : print };
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

/** Says in the measure that not the file was compared. */
function seenBy(match: Match, from: 'screen' | undefined): Match {
  return from && match.measure.by === 'pdq' ? { ...match, measure: { ...match.measure, from } } : match;
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
