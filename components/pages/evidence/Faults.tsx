import { hashOf } from '../place.ts';
import type { Words } from '../types.ts';
import type { FaultShown } from './types.ts';
import { faultWords } from './words.ts';

const SHOWN = 50;

type Props = { faults: FaultShown[]; count: number; words: Words };

/** Everything that does not agree, each with a way to it. */
export function Faults({ faults, count, words }: Props) {
  const text = words.page.evidence.ledger;
  const shown = faults.slice(0, SHOWN);
  return (
    <div class="notice error" data-testid="faults">
      <p>
        <strong>⚠ {text.faults({ n: count })}</strong>
      </p>
      <ul>
        {shown.map((fault) => (
          <li key={JSON.stringify(fault)}>
            {fault.of === 'ledger' || fault.code === 'gone' ? (
              faultWords(fault, words)
            ) : (
              <a href={hashOf({ view: 'finding', id: fault.finding })}>{faultWords(fault, words)}</a>
            )}
          </li>
        ))}
        {count > shown.length && <li>{text.more({ n: count - shown.length })}</li>}
      </ul>
    </div>
  );
}
