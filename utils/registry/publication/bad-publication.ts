export type PublicationFlaw =
  | 'not-json'
  | 'invalid'
  | 'wrong-spec'
  | 'too-large'
  | 'truncated'
  | 'not-gzip'
  | 'gzip-bomb'
  | 'wrong-hash'
  | 'wrong-state'
  | 'wrong-log'
  | 'wrong-order'
  | 'bad-signature'
  | 'too-few-signatures'
  | 'foreign-key'
  | 'foreign-id'
  | 'rolled-back'
  | 'forked'
  | 'fast-forwarded'
  | 'missing-file'
  | 'not-zip';

/** A publication that is refused: what is wrong (`code`), in which file, and the figure or field behind it. */
export class BadPublication extends Error {
  override name = 'BadPublication';
  readonly code: PublicationFlaw;
  readonly file: string;
  readonly detail: string | undefined;

  constructor(code: PublicationFlaw, file: string, detail?: string) {
    super(`${file}: ${code}${detail ? ` (${detail})` : ''}`);
    this.code = code;
    this.file = file;
    this.detail = detail;
  }
}
