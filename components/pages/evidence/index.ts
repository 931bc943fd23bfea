export { EvidenceView } from './EvidenceView.tsx';
export { BackupNotice } from './SpaceSection.tsx';
export type * from './types.ts';
