export type { Check, CheckKind, CheckState } from './checks.ts';
export type { VerifyProgress } from './contents.ts';
export { type Verification, type VerifyOptions, verifyPackage } from './verify-package.ts';
