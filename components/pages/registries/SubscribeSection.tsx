import { useState } from 'preact/hooks';
import type { Words } from '../types.ts';
import { Offer } from './Offer.tsx';
import type { LookResult, OfferShown, SubscribeResult } from './types.ts';
import { failureWords } from './words.ts';

type Props = {
  words: Words;
  /** Called in the user's own click, or the browser would not ask for access to the host. */
  onLook(typed: string): Promise<LookResult>;
  onSubscribe(offer: OfferShown): Promise<SubscribeResult>;
};

/** Subscribing by address: look first, compare, then decide. */
export function SubscribeSection({ words, onLook, onSubscribe }: Props) {
  const [typed, setTyped] = useState('');
  const [looking, setLooking] = useState(false);
  const [result, setResult] = useState<LookResult | SubscribeResult | null>(null);
  const text = words.page.registries.subscribe;
  const look = (event: Event) => {
    event.preventDefault();
    setLooking(true);
    setResult(null);
    void onLook(typed).then((next) => {
      setResult(next);
      setLooking(false);
    });
  };
  const subscribed = (next: SubscribeResult | null) => {
    setResult(next);
    if (next?.state === 'done') setTyped('');
  };
  return (
    <section class="panel" data-testid="subscribe">
      <h2>{text.heading}</h2>
      <p id="subscribe-help">{text.help}</p>
      <form class="allow" onSubmit={look}>
        <label>
          {text.label}
          <input
            type="text"
            inputMode="url"
            autocomplete="off"
            spellcheck={false}
            value={typed}
            placeholder={text.hint}
            aria-describedby="subscribe-help"
            data-testid="registry-address"
            onInput={(event) => setTyped(event.currentTarget.value)}
          />
        </label>
        <button type="submit" disabled={looking}>
          {text.look}
        </button>
      </form>
      <div role="status">
        {looking && <p>{text.looking}</p>}
        {result && result.state !== 'offered' && <LookOutcome result={result} words={words} />}
      </div>
      {result?.state === 'offered' && (
        <Offer
          key={result.offer.fingerprint}
          offer={result.offer}
          words={words}
          onSubscribe={onSubscribe}
          onDone={subscribed}
        />
      )}
    </section>
  );
}

type Shown = Exclude<LookResult, { state: 'offered' }> | SubscribeResult;

/** What became of the wish to look at or to subscribe to a registry. */
export function LookOutcome({ result, words }: { result: Shown; words: Words }) {
  const { subscribe: text, failedIn } = words.page.registries;
  switch (result.state) {
    case 'done':
      return <p class="notice good">{text.done(result)}</p>;
    case 'invalid':
      return <p class="notice error">{text.invalid(result)}</p>;
    case 'no-access':
      return <p class="notice error">{text.refusedAccess(result)}</p>;
    case 'failed':
      return (
        <div class="notice error" data-code={result.code}>
          <p>
            <strong>{failureWords(result, words)}</strong>
          </p>
          <p>{text.failed}</p>
          {result.file && (
            <p class="source">
              {failedIn({ file: result.file })} {result.detail && `(${result.detail})`}
            </p>
          )}
        </div>
      );
  }
}
