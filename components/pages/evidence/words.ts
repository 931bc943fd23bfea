import { formatBytes } from '../../../utils/i18n/index.ts';
import type { Words } from '../types.ts';
import type { Failure, FaultShown } from './types.ts';

/** The words of a failure and its figure, to be put into a sentence. */
export function failureOf({ code, detail }: Failure, words: Words): { text: string; detail: string } {
  const { failures, stamps } = words.page.evidence;
  return {
    text: failures[code] ?? stamps.failures[code] ?? words.badge.failures[code] ?? code,
    detail: detail ?? '',
  };
}

/** What does not agree, as a sentence. */
export function faultWords(fault: FaultShown, words: Words): string {
  const { ledger, roles } = words.page.evidence;
  const text = ledger.codes[fault.code] ?? fault.code;
  if (fault.of === 'ledger') return ledger.ofLine({ n: fault.seq, text });
  const { number } = fault;
  return fault.of === 'file'
    ? ledger.ofFile({ number, what: roles[fault.role], text })
    : ledger.ofFinding({ number, text });
}

/** An instant on the user's clock. */
export const whenOf = (at: string, words: Words): string =>
  new Date(at).toLocaleString(words.page.locale, { dateStyle: 'medium', timeStyle: 'medium' });

export const sizeOf = (bytes: number, words: Words): string => formatBytes(bytes, words.language);
