export type { VerifyState } from './types.ts';
export { VerifyView } from './VerifyView.tsx';
