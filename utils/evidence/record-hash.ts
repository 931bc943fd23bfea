import { sha256 } from '@noble/hashes/sha2.js';
import type { Finding } from '../model/index.ts';
import { canonicalBytes } from './canonical.ts';
import { hexOf } from './ledger/index.ts';

/** SHA-256 of a finding's record in canonical form, as its line of the ledger names it: 64 hex digits. */
export const recordHash = (finding: Finding): string => hexOf(sha256(canonicalBytes(finding)));
