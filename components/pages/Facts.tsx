import { formatDay } from '../../utils/i18n/index.ts';
import type { AdDetails, Author, Finding } from '../../utils/model/index.ts';
import { Address, Fact } from './detail/Fact.tsx';
import type { Words } from './types.ts';

type Props = { finding: Finding; words: Words };

/** What the page said about the post. */
export function PostFacts({ finding: { post }, words }: Props) {
  const text = words.page.detail;
  const author = [post.author?.name, post.author?.key].filter(Boolean).join(' · ');
  const promoted = post.promoted === null ? 'unknown' : post.promoted ? 'yes' : 'no';
  return (
    <section>
      <h2>{text.post}</h2>
      <dl>
        <Fact term={text.author}>{author || text.unknown}</Fact>
        <Fact term={text.published}>
          {post.publishedAt ??
            (post.derivedAt
              ? text[post.shownTime ? 'derivedFromWords' : 'derived']({ value: post.derivedAt })
              : text.unknown)}
        </Fact>
        <Fact term={text.permalink}>{post.permalink ? <Address url={post.permalink} /> : text.unknown}</Fact>
        <Fact term={text.key}>
          <code>{post.key ?? text.unknown}</code>
        </Fact>
        <Fact term={text.promoted}>{text.promotedValues[promoted]}</Fact>
        {post.shownTime && <Fact term={text.shownTime}>{post.shownTime}</Fact>}
        {post.repostedBy && <Fact term={text.repostedBy}>{nameOf(post.repostedBy)}</Fact>}
        {post.coAuthors && <Fact term={text.coAuthors}>{post.coAuthors.map(nameOf).join(', ')}</Fact>}
        {post.paidPartnership !== undefined && (
          <Fact term={text.partnership}>{text.promotedValues[post.paidPartnership ? 'yes' : 'no']}</Fact>
        )}
        {post.group && <Fact term={text.group}>{post.group.name ?? post.group.url}</Fact>}
        {post.ad && <AdFacts ad={post.ad} words={words} />}
        {post.paidFor && <Fact term={text.paidFor}>{post.paidFor}</Fact>}
        <Fact term={text.text}>
          <span class="words">{post.text || text.noText}</span>
        </Fact>
        {post.links.length > 0 && (
          <Fact term={text.links}>
            {post.links.map((url) => (
              <Address key={url} url={url} />
            ))}
          </Fact>
        )}
        {post.quoted && (
          <Fact term={text.quoted}>
            <span class="words">
              {[post.quoted.author?.name, post.quoted.text].filter(Boolean).join(': ')}
            </span>
            {post.quoted.permalink && <Address url={post.quoted.permalink} />}
          </Fact>
        )}
        {post.mentions.length > 0 && <Fact term={text.mentions}>{post.mentions.join(', ')}</Fact>}
      </dl>
    </section>
  );
}

const nameOf = ({ name, key }: Author): string => [name, key].filter(Boolean).join(' · ');

/** What the Ad Library says of an advertisement, and where its data and its card disagree. */
function AdFacts({ ad, words }: { ad: AdDetails; words: Words }) {
  const text = words.page.detail;
  const period = [ad.start, ad.end].map((day) => formatDay(day, words.language) || '…').join(' – ');
  return (
    <>
      <Fact term={text.adStatus}>{ad.status ? text.adStatuses[ad.status] : text.unknown}</Fact>
      <Fact term={text.adPeriod}>{ad.start ? period : text.unknown}</Fact>
      <Fact term={text.adPlatforms}>{ad.platforms?.join(', ') ?? text.unknown}</Fact>
      {ad.headline && <Fact term={text.adHeadline}>{ad.headline}</Fact>}
      {ad.sharing !== null && <Fact term={text.adSharing}>{ad.sharing}</Fact>}
      {ad.differences.length > 0 && (
        <Fact term={text.adDifferences}>
          {ad.differences.map(({ field, data, shown }) => (
            <span key={field} class="words">
              {text.adDifference({ field, data, shown })}
            </span>
          ))}
        </Fact>
      )}
    </>
  );
}

/** How, when and with what it was saved, and the hash of each file. */
export function CaptureFacts({ finding, words }: Props) {
  const text = words.page.detail;
  const { software, registries } = finding;
  const labels = { ...text, text: text.textFile };
  return (
    <section>
      <h2>{text.capture}</h2>
      <dl>
        <Fact term={text.capturedAt}>
          {finding.localTime} ({finding.timeZone}) · {text.utc} {finding.capturedAt}
        </Fact>
        <Fact term={text.page}>
          {finding.page.title} <Address url={finding.page.url} />
        </Fact>
        <Fact term={text.trigger}>{text.triggers[finding.trigger]}</Fact>
        <Fact term={text.registries}>
          {registries
            .map(({ id, version, stale }) =>
              stale ? text.staleRegistry({ id, version, day: words.badge.day(stale) }) : `${id} ${version}`,
            )
            .join(', ')}
        </Fact>
        <Fact term={text.software}>
          Stadtspur {software.extension} · {software.browser}
        </Fact>
        <Fact term={text.hashes}>
          {finding.artefacts.map(({ sha256, role, bytes }) => (
            <span key={sha256 + role} class="hash">
              {labels[role]} · {bytes.toLocaleString(words.page.locale)} B · <code>{sha256}</code>
            </span>
          ))}
        </Fact>
      </dl>
    </section>
  );
}
