import { scriptReader, scriptsOf } from '../shared/json-scripts.ts';
import { S } from './selectors.ts';

/** What the page's data says about one story. */
export type Story = {
  postId: string;
  url: string | null;
  createdAt: string | null;
  /** Null where the data does not speak of it. */
  sponsored: boolean | null;
  actor: { name: string; url: string } | null;
};

type Json = Record<string, unknown>;

const storiesIn = scriptReader('encrypted_click_tracking', (json) => {
  const stories = new Map<string, Story>();
  walk(json, null, null, stories, 0);
  return stories;
});

/**
 * The story behind a name: the token of its links (`__cft__[0]`; the data calls it `encrypted_click_tracking`), or
 * its number or pfbid.
 */
export function storyOf(document: Document, name: string): Story | null {
  for (const script of scriptsOf(document, S.json)) {
    const story = storiesIn(script)?.get(name);
    if (story) return story;
  }
  return null;
}

const DEEPEST = 120;

const PFBID = /pfbid\w{10,120}/;

/** Stories are nested: parts of a story repeat its id under tokens of their own. */
function walk(
  value: unknown,
  outer: Story | null,
  category: unknown,
  stories: Map<string, Story>,
  depth: number,
): void {
  if (typeof value !== 'object' || value === null || depth > DEEPEST) return;
  const object = value as Json;
  let story = outer;
  if (typeof object.post_id === 'string' && typeof object.encrypted_click_tracking === 'string') {
    story = outer?.postId === object.post_id ? outer : readStory(object, object.post_id, category);
    const { postId, url } = story;
    for (const name of [object.encrypted_click_tracking, postId, PFBID.exec(url ?? '')?.[0] ?? postId]) {
      if (!stories.get(name)?.createdAt) stories.set(name, story);
    }
  }
  const inner = object.category ?? category;
  for (const one of Object.values(object)) walk(one, story, inner, stories, depth + 1);
}

function readStory(object: Json, postId: string, category: unknown): Story {
  const seconds = Number(find(object, postId, 'creation_time') ?? Number.NaN);
  const date = new Date(seconds * 1000);
  const urls = ['permalink_url', 'wwwURL', 'url'].map((name) => find(object, postId, name, isPostUrl));
  return {
    postId,
    url: (urls.find((url) => url !== null) as string | undefined) ?? null,
    createdAt: Number.isNaN(date.getTime()) ? null : date.toISOString(),
    sponsored: sponsoredBy(object, category),
    actor: actorOf(object, postId),
  };
}

const isPostUrl = (value: unknown): boolean =>
  typeof value === 'string' &&
  /\/(posts|permalink|photos?|reel|videos|watch)[/.?]|permalink\.php|story\.php/.test(value);

const FIELDS = ['sponsored_data', 'th_dat_spo'];

/** Null in the data means: known, and ordinary. A missing field says nothing. */
function sponsoredBy(object: Json, category: unknown): boolean | null {
  if (category === 'SPONSORED' || FIELDS.some((field) => object[field] != null)) return true;
  return FIELDS.some((field) => object[field] === null) ? false : null;
}

function actorOf(object: Json, postId: string): Story['actor'] {
  const actors = find(object, postId, 'actors', Array.isArray) as Json[] | null;
  const { name, url } = actors?.[0] ?? {};
  return typeof name === 'string' && typeof url === 'string' ? { name, url } : null;
}

/** First value of a field inside a story, breadth first, without entering other stories. */
function find(
  root: Json,
  postId: string,
  name: string,
  fits: (value: unknown) => boolean = isScalar,
): unknown {
  let level: Json[] = [root];
  while (level.length > 0) {
    const next: Json[] = [];
    for (const object of level) {
      if (name in object && fits(object[name])) return object[name];
      for (const [key, value] of Object.entries(object))
        if (mayEnter(key, value, postId)) next.push(value as Json);
    }
    level = next;
  }
  return null;
}

const isScalar = (value: unknown): boolean => typeof value === 'number' || typeof value === 'string';

function mayEnter(key: string, value: unknown, postId: string): boolean {
  if (
    typeof value !== 'object' ||
    value === null ||
    key === 'attached_story' ||
    key === 'comment_list_renderer'
  )
    return false;
  const { post_id: other } = value as Json;
  return other === undefined || other === null || other === postId;
}
