import type { Flag, FlagCode } from '../../utils/registry/index.ts';
import { tell } from './options.ts';

const WORDS: Record<FlagCode, string> = {
  'confusable-handle': 'handles that look alike; check both profiles',
  'mixed-scripts': 'letters of more than one alphabet in a handle',
  'same-picture': 'the same picture twice; withdraw one',
  markup: 'markup in a title or name; it is shown as plain text',
  'no-credit': 'no credit line',
  'no-date': 'no date of first publication',
  expired: 'valid only until',
};
const MOST_TOLD = 20;

/** Tells a person what to look at: each kind with its number and a few examples. */
export function tellFlags(flags: readonly Flag[]): void {
  for (const [code, some] of Map.groupBy(flags, (flag) => flag.code)) {
    tell(`Look at ${some.length}: ${WORDS[code]}`);
    for (const { names, detail } of some.slice(0, MOST_TOLD)) {
      tell(`  ${names.join(', ')}${detail ? ` (${JSON.stringify(detail)})` : ''}`);
    }
    if (some.length > MOST_TOLD) tell(`  … and ${some.length - MOST_TOLD} more`);
  }
}
