import { useState } from 'preact/hooks';
import type { Words } from '../types.ts';
import type { FlagShown } from './types.ts';

type State = FlagShown[] | 'none' | 'looking' | 'failed';

/** On demand: what is odd about the entries of a registry. It makes none of them invalid; a person decides. */
export function Flags({ words, onLook }: { words: Words; onLook(): Promise<FlagShown[]> }) {
  const [state, setState] = useState<State>('none');
  const text = words.page.registries.flags;
  const look = () => {
    setState('looking');
    onLook().then(setState, () => setState('failed'));
  };
  return (
    <>
      <p>{text.help}</p>
      <button type="button" disabled={state === 'looking'} onClick={look} data-testid="look-through">
        {text.look}
      </button>
      <p class="count" role="status">
        {state === 'looking' && text.looking}
        {state === 'failed' && words.page.registry.error}
        {Array.isArray(state) && text.found({ n: state.reduce((sum, { n }) => sum + n, 0) })}
      </p>
      {Array.isArray(state) &&
        state.map(({ code, n, some }) => (
          <div key={code} data-flag={code}>
            <h3>{text.kinds[code]({ n })}</h3>
            <p>{text.advice[code]}</p>
            <ul>
              {some.map(({ titles, detail }, at) => (
                <li key={at}>
                  {titles.join(' · ')}
                  {detail && <span class="source">{detail}</span>}
                </li>
              ))}
            </ul>
            {n > some.length && <p>{text.more({ n: n - some.length })}</p>}
          </div>
        ))}
    </>
  );
}
