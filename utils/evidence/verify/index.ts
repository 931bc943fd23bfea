export type { Check, CheckKind, CheckState } from './checks.ts';
export { linesOf, type VerifyProgress } from './contents.ts';
export { type ReadPackage, readPackage, type Seal } from './read-package.ts';
export { type Verification, type VerifyOptions, verifyPackage } from './verify-package.ts';
