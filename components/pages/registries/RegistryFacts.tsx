import type { Words } from '../types.ts';
import type { RegistryRow } from './types.ts';
import { freshness, lastWords, sizeOf } from './words.ts';

/** Where a registry is from, how fresh, how large and under which licence. */
export function RegistryFacts({ row, words }: { row: RegistryRow; words: Words }) {
  const { fields, fromFile, kinds, noLicence, counts, withdrawn } = words.page.registries;
  const {
    account = 0,
    asset = 0,
    post = 0,
    website = 0,
    topic = 0,
    inquiry = 0,
    withdrawn: gone = 0,
  } = row.counts;
  const isFollowed = row.address !== null;
  return (
    <dl class="facts">
      <dt>{isFollowed ? fields.address : fields.origin}</dt>
      <dd>{row.address ? <code>{row.address}</code> : row.kind === 'bundled' ? kinds.bundled : fromFile}</dd>
      <dt>{fields.freshness}</dt>
      <dd class={row.staleSince ? 'stale' : undefined} data-fact="freshness">
        {row.staleSince && <span aria-hidden="true">⚠ </span>}
        {freshness(row, words)}
      </dd>
      {isFollowed && (
        <>
          <dt>{fields.last}</dt>
          <dd data-fact="last">{lastWords(row.last, words)}</dd>
        </>
      )}
      <dt>{fields.version}</dt>
      <dd data-fact="version">{row.version}</dd>
      <dt>{fields.entries}</dt>
      <dd>
        {counts({ account, asset, post, website, topic, inquiry })}
        {gone > 0 && `; ${withdrawn({ n: gone })}`}
      </dd>
      <dt>{fields.size}</dt>
      <dd>{sizeOf(row.bytes, words)}</dd>
      <dt>{fields.licence}</dt>
      <dd>{row.licence ?? noLicence}</dd>
      <dt>{fields.since}</dt>
      <dd>{words.badge.day(row.since)}</dd>
    </dl>
  );
}
