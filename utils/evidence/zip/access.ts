/** Reads a file anywhere, from one byte up to (not including) another. */
export type RandomAccess = {
  size: number;
  read(from: number, to: number): Promise<Uint8Array<ArrayBuffer>>;
};

/** A Blob or File; the browser keeps it where it is and reads only what is asked for. */
export const blobAccess = (blob: Blob): RandomAccess => ({
  size: blob.size,
  read: async (from, to) => new Uint8Array(await blob.slice(from, to).arrayBuffer()),
});

/** What is wrong with a ZIP. */
export type ZipFaultCode =
  | 'not-a-zip'
  | 'no-files'
  | 'bad-name'
  | 'special-file'
  | 'duplicate-name'
  | 'header-differs'
  | 'encrypted'
  | 'unknown-method'
  | 'hidden-bytes'
  | 'bad-checksum'
  | 'size-differs'
  | 'too-large'
  | 'packed-too-much'
  | 'damaged';

/** A ZIP, or a file in it, that cannot be trusted or read. */
export class ZipError extends Error {
  override name = 'ZipError';
  readonly code: ZipFaultCode;

  constructor(code: ZipFaultCode, detail?: string) {
    super(detail ? `${code}: ${detail}` : code);
    this.code = code;
  }
}
