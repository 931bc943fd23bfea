import type { Finding, LedgerLine, Origin } from '../../model/index.ts';
import type { PackageFault } from './faults.ts';

/** A stamp of the ledger (RFC 3161): number of the line, the request and, where it came, the answer. DER. */
export type PackagedStamp = { seq: number; request: Uint8Array; token: Uint8Array | null };

/** Where a package takes its content from. Findings are read one by one and several times; they never change. */
export type PackageSource = {
  caseName: string;
  /** Findings that go in, in their order. */
  ids: readonly string[];
  /** Null when it is not there any more. */
  find(id: string): Promise<Finding | null>;
  blob(finding: string, sha256: string): Promise<Blob | undefined>;
  /** The whole ledger of this device. */
  ledger: readonly LedgerLine[];
  /** Of findings of other devices. */
  origins: readonly Origin[];
  stamps: readonly PackagedStamp[];
  /** The key of this device (32 raw bytes, base64), and its signature of bytes (64 bytes, base64). */
  publicKey: string;
  sign(bytes: Uint8Array<ArrayBuffer>): Promise<string>;
  now: Date;
  language: 'de' | 'en';
  /** Version of the extension. */
  software: string;
  /** Whether a web archive of the posts is put beside them. */
  wacz?: boolean;
};

export type PackageProgress = { done: number; total: number; bytes: number };

export type PackageOptions = {
  /** Findings written with all their files, of how many; bytes of the package so far. */
  onProgress?: (progress: PackageProgress) => void;
  signal?: AbortSignal;
};

export type PackageResult = {
  findings: number;
  /** Files in the package, and its size in bytes. */
  files: number;
  bytes: number;
  faults: PackageFault[];
  /** SHA-256 of the last line of the ledger. */
  head: string;
};

/** A package that could not be written. `gone`: a finding was deleted while it was being written. */
export class PackageError extends Error {
  override name = 'PackageError';
  readonly code: 'gone' | 'too-large';

  constructor(code: PackageError['code'], detail: string) {
    super(`${code}: ${detail}`);
    this.code = code;
  }
}
