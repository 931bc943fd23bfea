import { tell } from '../options.ts';
import type { Check } from './check.ts';

/** Each check as a line for a person. */
export function tellChecks(checks: readonly Check[]): void {
  for (const { check, file, kept, detail } of checks) {
    tell(`${kept ? 'kept  ' : 'BROKEN'}  ${file}: ${check}${detail ? ` (${detail})` : ''}`);
  }
  const broken = checks.filter(({ kept }) => !kept).length;
  tell(broken === 0 ? `All ${checks.length} checks kept.` : `${broken} of ${checks.length} checks broken.`);
}
