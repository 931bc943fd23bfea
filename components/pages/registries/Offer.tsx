import { useState } from 'preact/hooks';
import type { Words } from '../types.ts';
import { Fingerprint } from './Fingerprint.tsx';
import { Keys } from './Keys.tsx';
import type { OfferShown, SubscribeResult } from './types.ts';
import { digitsOf, sizeOf } from './words.ts';

type Props = {
  offer: OfferShown;
  words: Words;
  onSubscribe(offer: OfferShown): Promise<SubscribeResult>;
  /** Null when the user turned away. */
  onDone(result: SubscribeResult | null): void;
};

/** A publication before one subscribes: what it says of itself, and its fingerprint to be compared. */
export function Offer({ offer, words, onSubscribe, onDone }: Props) {
  const [typed, setTyped] = useState(offer.expected ?? '');
  const [busy, setBusy] = useState(false);
  const { subscribe: text, fields, detail } = words.page.registries;
  const { root, head, fingerprint, taken } = offer;
  const digits = digitsOf(typed);
  const isDifferent = digits.length > 0 && !fingerprint.startsWith(digits);
  const isRefused = taken?.by === 'other';
  const subscribe = () => {
    setBusy(true);
    void onSubscribe(offer).then(onDone);
  };
  return (
    <div class="offer" data-testid="offer">
      <h3>{text.offered}</h3>
      <dl class="facts">
        <dt>{detail.identity}</dt>
        <dd>
          <strong>{root.title}</strong> · <code>{root.id}</code>
        </dd>
        <dt>{fields.freshness}</dt>
        <dd>
          {text.published({ issued: words.badge.day(head.issued), until: words.badge.day(head.expires) })}
        </dd>
        <dt>{fields.entries}</dt>
        <dd>
          {head.entries.toLocaleString(words.page.locale)} · {sizeOf(head.snapshot.inflated, words)}
        </dd>
        <dt>{text.fingerprint}</dt>
        <dd>
          <Fingerprint value={fingerprint} />
        </dd>
      </dl>
      <h3>{detail.keys}</h3>
      <Keys root={root} words={words} />
      {taken && (
        <p class={`notice ${isRefused ? 'error' : 'warn'}`}>{text.taken[taken.by]({ title: taken.title })}</p>
      )}
      {!isRefused && (
        <>
          <label class="compare">
            {text.compareLabel}
            <input
              type="text"
              autocomplete="off"
              spellcheck={false}
              value={typed}
              aria-describedby="compare-help"
              data-testid="compare"
              onInput={(event) => setTyped(event.currentTarget.value)}
            />
          </label>
          <p id="compare-help" class="source">
            {text.compareHelp}
          </p>
          <Compared digits={digits} fingerprint={fingerprint} words={words} />
        </>
      )}
      <p class="actions">
        <button type="button" onClick={() => onDone(null)}>
          {text.cancel}
        </button>
        {!isRefused && (
          <button type="button" class="primary" disabled={busy || isDifferent} onClick={subscribe}>
            {busy ? text.subscribing : text.confirm}
          </button>
        )}
      </p>
    </div>
  );
}

/** Equal, different, or not compared and what that means. */
function Compared({ digits, fingerprint, words }: { digits: string; fingerprint: string; words: Words }) {
  const text = words.page.registries.subscribe;
  const state = digits === '' ? 'trust' : digits === fingerprint ? 'equal' : 'different';
  const isPart = state === 'different' && fingerprint.startsWith(digits);
  const signs = { trust: '', equal: '✓ ', different: '✗ ' };
  const tones = { trust: 'warn', equal: 'good', different: 'error' };
  return (
    <div role="status">
      {isPart ? (
        <p class="notice">{text.partly({ n: digits.length })}</p>
      ) : (
        <p class={`notice ${tones[state]}`} data-compared={state}>
          <span aria-hidden="true">{signs[state]}</span>
          {text[state]}
        </p>
      )}
    </div>
  );
}
