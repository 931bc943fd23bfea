import { useState } from 'preact/hooks';
import type { Artefact, Finding } from '../../../utils/model/index.ts';
import type { Words } from '../types.ts';
import type { DetailActions } from './types.ts';

type Props = {
  finding: Finding;
  artefact: Artefact;
  words: Words;
  actions: Pick<DetailActions, 'fileText' | 'onSaveFile'>;
};

/** Nothing runs, nothing loads: the frame has no rights at all, and its policy says the same once more. */
const POLICY =
  "default-src 'none'; img-src data:; media-src data:; style-src 'unsafe-inline'; font-src data:";

/** The post's part of the page, as saved: walled off, and only when asked for. */
export function Markup({ finding, artefact, words, actions }: Props) {
  const [html, setHtml] = useState<string | null | undefined>(undefined);
  const text = words.page.evidence.detail;
  const show = async () => setHtml(await actions.fileText(finding.id, artefact.sha256).catch(() => null));
  const name = `stadtspur-${finding.number}-markup.html`;
  return (
    <div class="markup" data-role="markup">
      <h3>{text.markup}</h3>
      <p class="hint">{text.markupHelp}</p>
      <p class="actions">
        <button type="button" onClick={show} data-testid="markup-show">
          {text.markupShow}
        </button>
        <button
          type="button"
          onClick={() => void actions.onSaveFile(finding.id, artefact.sha256, name)}
          data-testid="markup-save"
        >
          {text.markupSave}
        </button>
      </p>
      {html === null && <p class="notice warn">{words.page.detail.bytesMissing}</p>}
      {typeof html === 'string' && (
        <iframe sandbox="" referrerpolicy="no-referrer" title={text.markupTitle} srcDoc={withPolicy(html)} />
      )}
    </div>
  );
}

/** The policy stands before anything of the page's. */
const withPolicy = (html: string): string =>
  `<!doctype html><meta http-equiv="Content-Security-Policy" content="${POLICY}">${html}`;
