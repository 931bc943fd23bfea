import type { Failure, MissingArtefact } from '../../model/index.ts';

/** Failures of a picture that have a code of their own in the record. */
const CODES = /* @__PURE__ */ new Map<string, MissingArtefact['code']>([
  ['not-armed', 'not-armed'],
  ['not-visible', 'not-visible'],
  ['tab-changed', 'tab-changed'],
  ['page-changed', 'tab-changed'],
  ['moved', 'moved'],
  ['too-tall', 'too-tall'],
  ['not-readable', 'not-readable'],
  ['too-large', 'too-large'],
  ['unsupported', 'unsupported'],
  ['unreachable', 'interrupted'],
  ['cut-off', 'interrupted'],
]);

/** What the record says of something that could not be had. */
export function missingOf(
  role: MissingArtefact['role'],
  failure: Failure | null,
  url: string | null = null,
): MissingArtefact {
  const code = CODES.get(failure?.code ?? '') ?? 'internal';
  const detail = [code === failure?.code ? '' : failure?.code, failure?.detail].filter(Boolean).join(': ');
  return { role, url, code, ...(detail && { detail: detail.slice(0, 300) }) };
}
