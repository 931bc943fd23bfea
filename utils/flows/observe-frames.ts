import type { Sight } from '../matching/index.ts';
import type {
  FailedCheck,
  FilmVerdict,
  FrameSample,
  FramesRequest,
  Match,
  Post,
  Verdict,
} from '../model/index.ts';
import { indexFilms } from './films.ts';
import type { Observer } from './observe-posts.ts';
import type { RegistriesInUse } from './registries-in-use.ts';

/** What videos of a post have shown; kept where a stopped background finds it again. */
export type FilmMemory = {
  load(): Promise<KeptFilms[]>;
  save(kept: KeptFilms[]): Promise<void>;
};

export type KeptFilms = { ref: string; matches: Match[]; failed: FailedCheck[] };

export type FramePorts = { registries(): Promise<Pick<RegistriesInUse, 'entries'>>; memory: FilmMemory };

/** Bounds of what is kept: videos with their frames, frames of each, posts with what was found. */
const MOST_VIDEOS = 24;
const MOST_SIGHTS = 240;
const MOST_POSTS = 50;
/** Of one post; and the bounds of a verdict. */
const MOST_FOUND = 20;
const MOST_MATCHES = 500;
const MOST_FAILED = 100;

/**
 * Frames of playing videos in, matches out. Frames of a video are looked up as they come and kept for the session, so that
 * a run can grow over several messages.
 */
export function observeFrames({ registries, memory }: FramePorts) {
  let films: ReturnType<typeof indexFilms> | null = null;
  let kept: Promise<Map<string, KeptFilms>> | null = null;
  const videos = new Map<string, Sight[]>();

  function current() {
    if (films) return films;
    const loading = registries().then(indexFilms);
    films = loading;
    // A failed load is not kept, so the next frames try again.
    loading.catch(() => {
      if (films === loading) films = null;
    });
    return loading;
  }

  function keptFilms() {
    kept ??= memory
      .load()
      .catch(() => [])
      .then((list) => new Map(list.map((one) => [one.ref, one])));
    return kept;
  }

  async function judge({ posts: [read], video, url, samples, failed }: FramesRequest): Promise<FilmVerdict> {
    if (!read) return { ref: '', matches: [], failed: [], held: 0 };
    const { index, entries } = await current();
    const sights = sightsOf(video);
    for (const sample of samples) if (sights.length < MOST_SIGHTS) sights.push(index.look(frameOf(sample)));
    const inPart = partOf(read.post);
    const found = index.judge(sights).flatMap((one): Match[] => {
      const entry = entries[one.film];
      const { frames, query, entry: there, speed, distance } = one;
      const measure = { by: 'frames' as const, mediaUrl: url, frames, query, entry: there, speed, distance };
      return entry ? [{ signal: 'video', grade: one.grade, in: inPart, entry, measure }] : [];
    });
    const refused: FailedCheck[] = failed ? [{ signal: 'video', url, code: failed }] : [];
    const all = await keep(read.ref, found, refused);
    return { ...all, held: sights.length };
  }

  /** The frames of a video; the one that was longest without new ones leaves first. */
  function sightsOf(video: string): Sight[] {
    const sights = videos.get(video) ?? [];
    videos.delete(video);
    videos.set(video, sights);
    if (videos.size > MOST_VIDEOS) videos.delete(videos.keys().next().value ?? video);
    return sights;
  }

  async function keep(ref: string, found: Match[], refused: FailedCheck[]): Promise<KeptFilms> {
    const map = await keptFilms();
    const before = map.get(ref) ?? { ref, matches: [], failed: [] };
    if (found.length === 0 && refused.length === 0) return before;
    const now = {
      ref,
      matches: united(before.matches, found),
      failed: [...before.failed, ...refused].slice(0, MOST_FOUND),
    };
    map.delete(ref);
    map.set(ref, now);
    if (map.size > MOST_POSTS) map.delete(map.keys().next().value ?? ref);
    // Without it a stopped background forgets; nothing else depends on it.
    await memory.save([...map.values()]).catch(() => undefined);
    return now;
  }

  return {
    judge,
    hasFilms: async () => (await current()).count > 0,
    /** The registries have changed: frames have to be looked up anew, and what was found may be found no longer. */
    async forget(): Promise<void> {
      films = null;
      videos.clear();
      kept = Promise.resolve(new Map());
      await memory.save([]).catch(() => undefined);
    },
    /** The same observer, whose verdicts also say what the videos of a post have shown. */
    added(observer: Observer): Observer {
      const withFilms = async (asked: Promise<Verdict[]>) => {
        const [verdicts, map] = await Promise.all([asked, keptFilms()]);
        return verdicts.map((verdict) => addedTo(verdict, map.get(verdict.ref)));
      };
      return {
        ...observer,
        judge: (posts) => withFilms(observer.judge(posts)),
        judgeMedia: (posts, shoot) => withFilms(observer.judgeMedia(posts, shoot)),
      };
    },
  };
}

function frameOf({ at, width, height, grey }: FrameSample) {
  const bytes = atob(grey);
  // Pixels that a message leaves out are black: its sizes come from a page.
  const values = Float32Array.from({ length: width * height }, (_, i) =>
    i < bytes.length ? bytes.charCodeAt(i) : 0,
  );
  return { at, luma: { width, height, values } };
}

/** Whose video it is: the post's own, unless only the quoted post has one. */
function partOf({ media, quoted }: Post): Match['in'] {
  const hasVideo = (list: Post['media']) => list.some(({ kind }) => kind === 'video');
  return !hasVideo(media) && hasVideo(quoted?.media ?? []) ? 'quoted' : 'post';
}

/** One match for each entry: the latest, since its run is the longest. */
function united(before: Match[], found: Match[]): Match[] {
  const nameOf = ({ entry }: Match) => `${entry.registry} ${entry.entry.value.id}`;
  const map = new Map([...before, ...found].map((match) => [nameOf(match), match]));
  return [...map.values()].slice(0, MOST_FOUND);
}

function addedTo(verdict: Verdict, films: KeptFilms | undefined): Verdict {
  if (!films) return verdict;
  return {
    ...verdict,
    matches: [...films.matches, ...verdict.matches].slice(0, MOST_MATCHES),
    failed: [...films.failed, ...verdict.failed].slice(0, MOST_FAILED),
  };
}
