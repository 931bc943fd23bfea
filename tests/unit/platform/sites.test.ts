import { beforeEach, expect, it, vi } from 'vitest';

const granted = vi.hoisted(() => ({ origins: [] as string[] }));
const every = '<all_urls>';
vi.mock('wxt/browser', () => ({
  browser: {
    permissions: {
      getAll: async () => ({ origins: granted.origins }),
      contains: async ({ origins }: { origins: string[] }) =>
        granted.origins.includes(every) || origins.every((one) => granted.origins.includes(one)),
    },
  },
}));

const { grantedPatterns, isAllowed } = await import('../../../utils/platform/sites.ts');

beforeEach(() => {
  granted.origins = ['https://www.partei.example/*'];
});

it('allows what was granted, and nothing else', async () => {
  expect(await isAllowed('https://www.partei.example/a')).toBe(true);
  expect(await isAllowed('https://partei.example/')).toBe(false);
});

it.each([
  ['https://www.partei.example/*', 'https://www.partei.example/x', true],
  ['*://www.partei.example/*', 'http://www.partei.example/x', true],
  ['https://*.cdn.example/*', 'https://a.cdn.example/x', true],
  ['https://*.cdn.example/*', 'https://evilcdn.example/x', false],
  ['https://www.partei.example/*', 'http://www.partei.example/x', false],
  ['https://www.partei.example/*', 'https://other.example/', false],
])('pictures in every tab allow no website: %s, %s', async (pattern, url, expected) => {
  granted.origins = [every, pattern];
  expect(await isAllowed(url)).toBe(expected);
  expect(await grantedPatterns()).toEqual([pattern]);
});
