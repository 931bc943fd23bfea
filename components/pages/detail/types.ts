import type { DeletionReason, Support } from '../../../utils/model/index.ts';
import type { Done, Failure, FaultShown } from '../evidence/types.ts';

/** What is known of a finding beside its record. */
export type Standing = {
  /** Its line in the ledger of the device that captured it; null while the ledger has none. */
  line: { seq: number; at: string } | null;
  /** Id of that device's key where it is another one. */
  foreign: string | null;
  /** SHA-256 of the canonical record. */
  record: string;
  /** The first stamp of a line at or after its own. */
  stamp: { at: string; authority: string } | null;
  supports: Support[];
};

export type FindingCheckOutcome =
  | { state: 'checked'; files: number; faults: FaultShown[] }
  | ({ state: 'failed' } & Failure);

export type DetailActions = {
  onRemove(order: { finding: string; reason: DeletionReason; why: string }): Promise<void>;
  onCheck(finding: string): Promise<FindingCheckOutcome>;
  onSupport(finding: string, support: Support): Promise<Done>;
  /** Text of a stored file; null where it is not there. */
  fileText(finding: string, sha256: string): Promise<string | null>;
  /** Offers a stored file for download. */
  onSaveFile(finding: string, sha256: string, name: string): Promise<void>;
};
