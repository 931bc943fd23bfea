import { describe, expect, it } from 'vitest';
import { injectStitchingFaults, tellStitching } from '../../scripts/faults/stitching.ts';

describe('a picture put together from tiles', () => {
  it('with a fault of any kind is never called sure; without one it is', async () => {
    const kinds = 24;
    const result = await injectStitchingFaults(kinds, 900, { clean: 4, animated: 1 });
    expect(result.kinds).toHaveLength(kinds);
    for (const { kind, injected, undetected } of result.kinds) {
      expect([kind, injected]).toEqual([kind, 1]);
      expect([kind, undetected]).toEqual([kind, []]);
    }
    expect(result.clean).toEqual({ runs: 4, unsure: 0, reasons: {} });
    expect(result.animated).toEqual({ runs: 1, unsure: 1 });
    expect(tellStitching(result)).toContain('24 detected, 0 undetected');
  }, 60_000);
});
