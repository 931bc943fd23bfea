import type { Finding } from '../model/index.ts';

/** Months that findings are kept, unless the user says otherwise. */
export const RETENTION_MONTHS = 24;
const WARN_DAYS = 30;
const BACKUP_DAYS = 14;
const DAY = 24 * 60 * 60 * 1000;

/** A finding, and when it falls due. */
export type Due = { finding: Finding; at: string };

/**
 * What retention says of findings.
 * @param months calendar months from the capture on
 * @returns `due` now, and `soon`: within 30 days; each with the first due first
 */
export function retentionOf(
  findings: readonly Finding[],
  months: number,
  now: Date,
): { due: Due[]; soon: Due[] } {
  const all = findings
    .map((finding) => ({ finding, at: monthsAfter(new Date(finding.capturedAt), months).toISOString() }))
    .sort((a, b) => a.at.localeCompare(b.at));
  const today = now.toISOString();
  const warnUntil = new Date(now.getTime() + WARN_DAYS * DAY).toISOString();
  return {
    due: all.filter(({ at }) => at <= today),
    soon: all.filter(({ at }) => at > today && at <= warnUntil),
  };
}

/** The same day of the month, or the last one where that month is shorter. UTC. */
export function monthsAfter(from: Date, months: number): Date {
  const then = new Date(from);
  then.setUTCDate(1);
  then.setUTCMonth(then.getUTCMonth() + months);
  const lastDay = new Date(Date.UTC(then.getUTCFullYear(), then.getUTCMonth() + 1, 0)).getUTCDate();
  then.setUTCDate(Math.min(from.getUTCDate(), lastDay));
  return then;
}

/** The last package that held everything, and when it was written. */
export type Backup = { at: string };

export type BackupState = {
  /** Findings captured since, and how many days ago the last package, or without one the first of them, was. */
  fresh: number;
  days: number;
  isDue: boolean;
  last: string | null;
};

/**
 * Whether it is time for a package: findings lie on this device alone until one is written.
 * @param most findings since the last package that need no reminder
 */
export function backupState(
  findings: readonly Finding[],
  last: Backup | null,
  most: number,
  now: Date,
): BackupState {
  const fresh = findings.filter(({ capturedAt }) => !last || capturedAt > last.at);
  const since = last?.at ?? fresh.map(({ capturedAt }) => capturedAt).sort()[0] ?? now.toISOString();
  const days = Math.floor((now.getTime() - Date.parse(since)) / DAY);
  const isDue = fresh.length > most || (fresh.length > 0 && days >= BACKUP_DAYS);
  return { fresh: fresh.length, days, isDue, last: last?.at ?? null };
}
