import { useState } from 'preact/hooks';
import type { Support } from '../../../utils/model/index.ts';
import { failureOf } from '../evidence/words.ts';
import type { Words } from '../types.ts';
import { Address } from './Fact.tsx';
import type { DetailActions } from './types.ts';

type Props = { finding: string; supports: Support[]; words: Words; onSupport: DetailActions['onSupport'] };

/** What speaks for a finding outside of this device, and a way to note more of it. */
export function SupportSection({ finding, supports, words, onSupport }: Props) {
  const [said, setSaid] = useState('');
  const { detail: text, failed } = words.page.evidence;
  const add = async (support: Support | null) => {
    if (!support) return setSaid(text.invalid);
    const done = await onSupport(finding, support);
    setSaid(done.state === 'done' ? text.added : failed(failureOf(done, words)));
  };
  return (
    <section data-testid="supports">
      <h2>{text.supportHeading}</h2>
      <p class="hint">{text.supportHelp}</p>
      {supports.length === 0 ? (
        <p>{text.supportNone}</p>
      ) : (
        <ul>
          {supports.map((one) => (
            <li key={JSON.stringify(one)}>
              <Noted support={one} words={words} />
            </li>
          ))}
        </ul>
      )}
      <p role="status" data-testid="support-status">
        {said}
      </p>
      <SupportForm
        id="archive"
        legend={text.addArchive}
        fields={[{ name: 'url', label: text.archiveUrl, hint: text.archiveHint }]}
        words={words}
        onAdd={({ url = '', note = '' }) => add(archivedCopy(url, note))}
      />
      <SupportForm
        id="second"
        legend={text.addSecond}
        fields={[
          { name: 'finding', label: text.secondFinding },
          { name: 'key', label: text.secondKey },
        ]}
        words={words}
        onAdd={({ finding: other = '', key = '', note = '' }) => add(secondCapture(other, key, note))}
      />
    </section>
  );
}

function Noted({ support, words }: { support: Support; words: Words }) {
  const label = words.page.evidence.detail.supports[support.kind];
  return (
    <>
      {label}:{' '}
      {support.kind === 'archived-copy' ? (
        <Address url={support.url} />
      ) : (
        <code>
          {support.finding} · {support.key}
        </code>
      )}{' '}
      {support.note}
    </>
  );
}

type Field = { name: string; label: string; hint?: string };
type FormProps = {
  id: string;
  legend: string;
  fields: Field[];
  words: Words;
  onAdd(values: Record<string, string>): Promise<void>;
};

function SupportForm({ id, legend, fields, words, onAdd }: FormProps) {
  const [values, setValues] = useState<Record<string, string>>({});
  const text = words.page.evidence.detail;
  const all: Field[] = [...fields, { name: 'note', label: text.note }];
  const submit = (event: Event) => {
    event.preventDefault();
    void onAdd(values).then(() => setValues({}));
  };
  return (
    <details>
      <summary>{legend}</summary>
      <form class="allow" onSubmit={submit} data-testid={`support-${id}`}>
        {all.map(({ name, label, hint }) => (
          <label key={name}>
            {label}
            <input
              type="text"
              name={name}
              required={name !== 'note'}
              maxLength={name === 'note' ? 500 : 4096}
              placeholder={hint}
              value={values[name] ?? ''}
              onInput={(event) => setValues({ ...values, [name]: event.currentTarget.value })}
            />
          </label>
        ))}
        <button type="submit">{text.add}</button>
      </form>
    </details>
  );
}

function archivedCopy(typed: string, note: string): Support | null {
  const url = URL.parse(typed.trim());
  const isWeb = url !== null && /^https?:$/.test(url.protocol) && !url.username && !url.password;
  return isWeb ? { kind: 'archived-copy', url: url.href, note: note.trim() } : null;
}

function secondCapture(finding: string, key: string, note: string): Support | null {
  const [id, by] = [finding.trim().toLowerCase(), key.trim().toLowerCase()];
  const isNamed = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id) && /^[0-9a-f]{16}$/.test(by);
  return isNamed ? { kind: 'second-capture', finding: id, key: by, note: note.trim() } : null;
}
