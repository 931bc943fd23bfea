import type { ComponentChildren } from 'preact';
import type { Finding } from '../../utils/model/index.ts';
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
          {post.publishedAt ?? (post.derivedAt ? text.derived({ value: post.derivedAt }) : text.unknown)}
        </Fact>
        <Fact term={text.permalink}>{post.permalink ? <Address url={post.permalink} /> : text.unknown}</Fact>
        <Fact term={text.key}>
          <code>{post.key ?? text.unknown}</code>
        </Fact>
        <Fact term={text.promoted}>{text.promotedValues[promoted]}</Fact>
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

/** How, when and with what it was saved, and the hash of each file. */
export function CaptureFacts({ finding, words }: Props) {
  const text = words.page.detail;
  const { software, registries } = finding;
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
          {registries.map(({ id, version }) => `${id} ${version}`).join(', ')}
        </Fact>
        <Fact term={text.software}>
          Stadtspur {software.extension} · {software.browser}
        </Fact>
        <Fact term={text.hashes}>
          {finding.artefacts.map(({ sha256, role, bytes }) => (
            <span key={sha256 + role} class="hash">
              {role === 'media' ? text.media : text.screenshot} · {bytes.toLocaleString(words.page.locale)} B
              · <code>{sha256}</code>
            </span>
          ))}
        </Fact>
      </dl>
    </section>
  );
}

function Fact({ term, children }: { term: string; children: ComponentChildren }) {
  return (
    <>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </>
  );
}

function Address({ url }: { url: string }) {
  return (
    <a class="address" href={url} rel="noreferrer" target="_blank">
      {url}
    </a>
  );
}
