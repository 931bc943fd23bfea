/** A check as it is shown. */
export type CheckShown = {
  what: string;
  where: string;
  state: 'kept' | 'broken' | 'absent';
  detail: string;
  expected?: string;
  found?: string;
};

/** A checked package as it is shown. */
export type VerificationShown = {
  intact: boolean;
  totals: Record<CheckShown['state'], number>;
  checks: CheckShown[];
  name: string;
  description: string;
  writtenAt: string;
  key: string;
  publicKey: string;
  head: string;
  lines: number;
  findings: number;
  stamps: { seq: number; authority: string; stampedAt: string }[];
};

/** Where the page stands. `refused` is a file that is no readable package; `code` says why. */
export type VerifyState =
  | { state: 'waiting' }
  | { state: 'reading'; file: string; share: number }
  | { state: 'stopped' }
  | { state: 'refused'; file: string; code: string }
  | { state: 'failed' }
  | { state: 'done'; file: string; result: VerificationShown };
