export { faultOfLine, type PackageFault } from './faults.ts';
export { artefactPath, recordPath } from './names.ts';
export {
  type PackagedStamp,
  PackageError,
  type PackageOptions,
  type PackageProgress,
  type PackageResult,
  type PackageSource,
} from './source.ts';
export { type WrittenPackage, writePackage } from './write-package.ts';
