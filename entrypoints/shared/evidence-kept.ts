import { type Backup, type EvidenceCheck, RETENTION_MONTHS } from '../../utils/flows/index.ts';
import { keptValue } from '../../utils/platform/index.ts';

/** What the user chose about evidence. */
export type EvidenceSettings = {
  /** Address of the timestamp authority; empty: none is asked. */
  authority: string;
  /** Name of the one case that there is: all findings. Empty unless given. */
  caseName: string;
  /** Months that findings are kept before they are listed as due. */
  months: number;
  /** New findings that need no reminder of a backup. */
  backupMost: number;
};

export const evidenceSettings = keptValue<EvidenceSettings>('evidence', {
  authority: '',
  caseName: '',
  months: RETENTION_MONTHS,
  backupMost: 25,
});

/** The last check of all evidence or of a sample. */
export const lastCheck = keptValue<EvidenceCheck | null>('evidence-check', null);

/** The last package that held all findings. */
export const lastBackup = keptValue<Backup | null>('evidence-backup', null);
