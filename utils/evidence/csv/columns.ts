import type { ArtefactRole, Finding, Match, Post } from '../../model/index.ts';
import { entryFields } from './entry-fields.ts';
import { distanceOf, measureWords } from './measure-words.ts';

/** What is known of a finding beside its record: its line in the ledger, and the device it is from. */
export type Standing = {
  /** Number of its line in the ledger that entered it; null where none is known. */
  seq: number | null;
  /** Id of the key of the device that captured it (16 hex digits); null for this one. */
  from: string | null;
};

/** The same with the hash of the record, which is computed once for all rows of a finding. */
type Known = Standing & { record: string };

/** A column of the CSV: its name, and its value for a finding and one of its matches (null: it has none). */
export type Column = {
  name: string;
  value(finding: Finding, match: Match | null, known: Known): string | number | null;
};

const column = (name: string, value: Column['value']): Column => ({ name, value });

/** Joins the members of a list in one cell; no address contains this. */
const joined = (parts: string[]) => parts.join(' | ');

const findingColumns = [
  column('finding_number', (finding) => finding.number),
  column('finding_id', (finding) => finding.id),
  column('captured_at', (finding) => finding.capturedAt),
  column('captured_local', (finding) => finding.localTime),
  column('time_zone', (finding) => finding.timeZone),
];

const postColumns = [
  column('site', ({ post }) => post.site),
  column('kind', ({ post }) => post.kind),
  column('post_key', ({ post }) => post.key),
  column('post_id', ({ post }) => post.key?.replace(/^[^:]*:/, '') ?? null),
  column('permalink', ({ post }) => post.permalink),
  column('author_name', ({ post }) => post.author?.name ?? null),
  column('author_url', ({ post }) => post.author?.url ?? null),
  column('author_key', ({ post }) => post.author?.key ?? null),
  column('published_at', ({ post }) => post.publishedAt ?? post.derivedAt),
  column('published_basis', ({ post }) => basisOf(post)),
  column('promoted', ({ post }) => (post.promoted === null ? 'unknown' : post.promoted ? 'yes' : 'no')),
  column('paid_for', ({ post }) => post.paidFor),
  column('text', ({ post }) => post.text),
  column('text_truncated', ({ post }) => (post.truncated ? 'yes' : 'no')),
  column('media_count', ({ post }) => post.media.length),
  column('shown_time', ({ post }) => post.shownTime ?? null),
  column('reposted_by', ({ post }) => post.repostedBy?.key ?? post.repostedBy?.name ?? null),
  column('co_authors', ({ post }) =>
    joined((post.coAuthors ?? []).map(({ key, name }) => key ?? name ?? '')),
  ),
  column('paid_partnership', ({ post }) => partnershipOf(post)),
  column('group', ({ post }) => post.group?.name ?? post.group?.url ?? null),
  column('ad_status', ({ post }) => post.ad?.status ?? null),
  column('ad_start', ({ post }) => post.ad?.start ?? null),
  column('ad_end', ({ post }) => post.ad?.end ?? null),
  column('ad_platforms', ({ post }) => joined(post.ad?.platforms ?? [])),
  column('ad_page_id', ({ post }) => post.ad?.pageId ?? null),
];

const matchColumns = [
  column('signal', (_, match) => match?.signal ?? null),
  column('grade', (_, match) => match?.grade ?? null),
  column('matched_in', (_, match) => match?.in ?? null),
  column('entry_kind', (_, match) => match?.entry.entry.kind ?? null),
  column('entry_id', (_, match) => match?.entry.entry.value.id ?? null),
  column('entry_title', (_, match) => (match ? entryFields(match).title : null)),
  column('entry_owner', (_, match) => (match ? entryFields(match).owner : null)),
  column('entry_source', (_, match) => (match ? entryFields(match).source : null)),
  column('registry', (_, match) => match?.entry.registry ?? null),
  column('registry_version', (_, match) => match?.entry.registryVersion ?? null),
  column('registry_stale_since', (finding, match) => stampOf(finding, match)?.stale ?? null),
  column('registry_head_sha256', (finding, match) => stampOf(finding, match)?.head ?? null),
  column('measure', (_, match) => (match ? measureWords(match.measure) : null)),
  column('distance', (_, match) => (match ? distanceOf(match.measure) : null)),
];

const evidenceColumns = [
  column('page_url', ({ page }) => page.url),
  column('page_title', ({ page }) => page.title),
  column('screenshot_sha256', (finding) => joined(digestsOf(finding, 'screenshot'))),
  column('media_sha256', (finding) => joined(digestsOf(finding, 'media'))),
  column('missing', ({ missing }) => joined(missing.map((one) => failure(one.role, one)))),
  column('failed_checks', ({ failed }) => joined(failed.map((one) => failure(one.signal, one)))),
  column('extension_version', ({ software }) => software.extension),
  column('browser', ({ software }) => software.browser),
  column('poster_sha256', (finding) => joined(digestsOf(finding, 'poster'))),
  column('frame_sha256', (finding) => joined(digestsOf(finding, 'frame'))),
  column('markup_sha256', (finding) => joined(digestsOf(finding, 'markup'))),
  column('shot_method', ({ shot }) => shot?.method ?? null),
  column('shot_tiles', ({ shot }) => shot?.tiles.length ?? null),
  column('shot_stitch', ({ shot }) => shot?.stitch ?? null),
  column('shot_reasons', ({ shot }) => joined(shot?.reasons ?? [])),
  column('notes', ({ notes }) => joined((notes ?? []).map((one) => noted(one)))),
  column('referrer', ({ circumstances }) => circumstances?.referrer ?? null),
  column('record_sha256', (_, __, { record }) => record),
  column('ledger_seq', (_, __, { seq }) => seq),
  column('device', (_, __, { from }) => from),
];

/** All columns, in order (docs/csv.md). */
export const columns: readonly Column[] = [
  ...findingColumns,
  ...postColumns,
  ...matchColumns,
  ...evidenceColumns,
];

/** How the registry of a match stood when the post was saved. */
const stampOf = ({ registries }: Finding, match: Match | null) =>
  registries.find(({ id }) => id === match?.entry.registry);

/** What the time of publishing rests on. */
function basisOf({ publishedAt, derivedAt, shownTime }: Post): 'page' | 'words' | 'id' | null {
  if (publishedAt) return 'page';
  if (!derivedAt) return null;
  return shownTime === undefined ? 'id' : 'words';
}

const partnershipOf = ({ paidPartnership: is }: Post): string | null =>
  is === undefined ? null : is ? 'yes' : 'no';

function digestsOf({ artefacts }: Finding, role: ArtefactRole): string[] {
  return artefacts.filter((artefact) => artefact.role === role).map(({ sha256 }) => sha256);
}

const noted = ({ code, detail }: { code: string; detail?: string | undefined }): string =>
  detail ? `${code} (${detail})` : code;

type Failed = { url: string | null; code: string; detail?: string | undefined };

/** `media: http-status (404) https://…` */
function failure(what: string, { url, code, detail }: Failed): string {
  return `${what}: ${code}${detail ? ` (${detail})` : ''}${url ? ` ${url}` : ''}`;
}
