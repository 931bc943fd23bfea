// flows: one file for each arrow of the data flow; each is a function of its ports. May import the pure folders.
export { acceptStamp, holds } from './accept-stamp.ts';
export * from './capture/index.ts';
export {
  type Anchor,
  type CheckOptions,
  type CheckPorts,
  type CheckProgress,
  checkEvidence,
  checkFinding,
  type EvidenceCheck,
  type EvidenceFault,
  type FindingCheck,
} from './check-evidence.ts';
export { type ComparePorts, comparePictures } from './compare-pictures.ts';
export {
  type Backup,
  type BackupState,
  backupState,
  type Due,
  RETENTION_MONTHS,
  retentionOf,
} from './evidence-life.ts';
export type {
  DeleteOrder,
  EvidenceStore,
  Foreign,
  Journal,
  JournalStore,
  KeptKey,
  Sealing,
  Staged as StagedPiece,
  StagedFact,
  StoredTimestamp,
  SupportOrder,
} from './evidence-ports.ts';
export { type GroupPorts, groupMedia, type MediaGroups, type SavedPicture } from './group-media.ts';
export {
  type ImportEvidenceOptions,
  type ImportEvidencePorts,
  type ImportedEvidence,
  type ImportRefusal,
  importEvidence,
} from './import-evidence.ts';
export { createLedger, type Ledger, type LedgerPorts } from './ledger.ts';
export { noteHealth } from './note-health.ts';
export { type FilmMemory, type FramePorts, type KeptFilms, observeFrames } from './observe-frames.ts';
export { type ObservePorts, type Observer, observePosts, type Shoot } from './observe-posts.ts';
export { alikeAmong, type Pair, pairName } from './own-duplicates.ts';
export {
  type ImportCommon,
  type Imported,
  type ImportFile,
  type ImportPorts,
  printFields,
  type Refusal,
  readImport,
} from './own-import.ts';
export { keepKey, type PublishOwnPorts, publishOwn, restoreKey } from './own-publish.ts';
export { type Lock, type OwnPorts, type OwnRegistry, ownRegistry } from './own-registry.ts';
export { canUndo, type Step } from './own-steps.ts';
export * from './ports.ts';
export { printPictures, type ThumbnailMaker } from './print-pictures.ts';
export { documentsInUse, type RegistriesInUse, shelfInUse } from './registries-in-use.ts';
export * from './registry-ports.ts';
export { type SettlePorts, settleRegistries, shelve } from './settle-registries.ts';
export { type StitchPorts, stitchTiles } from './stitch-tiles.ts';
export * from './sync/index.ts';
export { importRegistry } from './sync-registry.ts';
