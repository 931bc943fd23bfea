import type { Artefact, Finding } from '../../model/index.ts';
import type { LedgerFacts } from '../ledger-facts.ts';
import type { PackageFault } from '../package/faults.ts';

/** Where a report takes its content from. */
export type ReportSource = {
  language: 'de' | 'en';
  caseName: string;
  now: Date;
  /** Version of the extension. */
  software: string;
  /** Public key of this device, 32 raw bytes in base64. */
  publicKey: string;
  ledger: LedgerFacts;
  /** How many findings follow. */
  count: number;
  /** The findings in their order; asked for twice, for the overview and for the details. */
  findings(): AsyncIterable<Finding> | Iterable<Finding>;
  faults: readonly PackageFault[];
  /**
   * Address of a picture for `src`: a relative path in a package, or a `data:` URL where the report stands alone.
   * Null where there is none. Any other kind of address is refused.
   */
  picture(finding: Finding, artefact: Artefact, place: number): Promise<string | null> | string | null;
  /** Path of a file beside the report; null where it stands alone. */
  path(finding: Finding, artefact: Artefact, place: number): string | null;
};
