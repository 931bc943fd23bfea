import type { RandomAccess } from '../zip/index.ts';
import type { Check, CheckState } from './checks.ts';
import type { VerifyProgress } from './contents.ts';
import { readPackage } from './read-package.ts';
import type { ReadStamp } from './stamps-part.ts';

/** What became of each check, and what the package says it is. */
export type Verification = {
  /** True when nothing is broken. */
  intact: boolean;
  totals: Record<CheckState, number>;
  checks: Check[];
  /** As the package tells; to be believed as far as nothing is broken. */
  name: string;
  description: string;
  writtenAt: string;
  /** First 16 digits of the SHA-256 of the key that signed it; empty where there is none. */
  key: string;
  /** The key itself, 32 raw bytes in base64. */
  publicKey: string;
  head: string;
  lines: number;
  findings: number;
  stamps: ReadStamp[];
};

export type VerifyOptions = { onProgress?: (progress: VerifyProgress) => void; signal?: AbortSignal };

/**
 * Recomputes a whole package: every hash, signature, link and count. It needs nothing but the file, in the browser as in
 * Node, and holds of it in memory the ledger, one file at most and a line for each file.
 * @throws ZipError when it cannot be read as a ZIP at all; the signal's reason when it is aborted
 */
export const verifyPackage = async (
  access: RandomAccess,
  options: VerifyOptions = {},
): Promise<Verification> => (await readPackage(access, options)).verification;
