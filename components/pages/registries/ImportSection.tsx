import { useState } from 'preact/hooks';
import type { Flaw } from '../../../utils/model/index.ts';
import type { Words } from '../types.ts';
import { Offer } from './Offer.tsx';
import { LookOutcome } from './SubscribeSection.tsx';
import type { Failed, OfferShown, SubscribeResult } from './types.ts';
import { failureWords } from './words.ts';

/** What became of a file: an unsigned registry is in use at once, a publication is looked at first. */
export type ImportResult =
  | { state: 'done'; title: string; version: string }
  | { state: 'flawed'; flaws: Flaw[] }
  | { state: 'offered'; offer: OfferShown }
  | Failed;

type Props = {
  words: Words;
  onImport(file: File): Promise<ImportResult>;
  onSubscribe(offer: OfferShown): Promise<SubscribeResult>;
};

type Shown =
  | { of: 'file'; result: Exclude<ImportResult, { state: 'offered' }> }
  | { of: 'offer'; result: SubscribeResult };

/** A registry from a file. */
export function ImportSection({ words, onImport, onSubscribe }: Props) {
  const [shown, setShown] = useState<Shown | null>(null);
  const [offer, setOffer] = useState<OfferShown | null>(null);
  const text = words.page.registries.file;
  const choose = async (event: Event) => {
    const input = event.currentTarget as HTMLInputElement;
    const file = input.files?.[0];
    setOffer(null);
    if (file) {
      const result = await onImport(file);
      if (result.state === 'offered') setOffer(result.offer);
      setShown(result.state === 'offered' ? null : { of: 'file', result });
    }
    // The same file, mended, must be choosable again.
    input.value = '';
  };
  return (
    <section class="import">
      <h2>{text.heading}</h2>
      <p id="import-help">{text.help}</p>
      <label>
        {text.label}
        <input
          type="file"
          accept=".json,application/json,.zip,application/zip"
          aria-describedby="import-help"
          data-testid="registry-file"
          onChange={choose}
        />
      </label>
      <div role="status">
        {shown?.of === 'file' && <Outcome result={shown.result} words={words} />}
        {shown?.of === 'offer' && <LookOutcome result={shown.result} words={words} />}
      </div>
      {offer && (
        <Offer
          offer={offer}
          words={words}
          onSubscribe={onSubscribe}
          onDone={(result) => {
            setOffer(null);
            setShown(result && { of: 'offer', result });
          }}
        />
      )}
    </section>
  );
}

const FLAWS_SHOWN = 12;

function Outcome({ result, words }: { result: Exclude<ImportResult, { state: 'offered' }>; words: Words }) {
  const text = words.page.registry;
  if (result.state === 'done') return <p class="notice good">{words.page.registries.file.done(result)}</p>;
  return (
    <div class="notice error">
      <p>{text.importFailed}</p>
      {result.state === 'failed' ? (
        <p>
          {failureWords(result, words)} {result.file && <code>{result.file}</code>}{' '}
          {result.detail && `(${result.detail})`}
        </p>
      ) : (
        <ul>
          {result.flaws.slice(0, FLAWS_SHOWN).map(({ path, code, bound }) => (
            <li key={path + code}>
              <code>{path || text.wholeFile}</code> {text.flaws[code] ?? code} {bound}
            </li>
          ))}
          {result.flaws.length > FLAWS_SHOWN && (
            <li>{text.moreFlaws({ n: result.flaws.length - FLAWS_SHOWN })}</li>
          )}
        </ul>
      )}
    </div>
  );
}
