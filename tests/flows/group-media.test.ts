import { expect, it, vi } from 'vitest';
import { groupMedia } from '../../utils/flows/index.ts';
import type { Finding } from '../../utils/model/index.ts';
import { fileOf, readPixelsOf } from './samples.ts';

/** A finding that saved the pictures of these seeds; the name of a file is its seed. */
const finding = (number: number, ...seeds: number[]) =>
  ({
    id: `f${number}`,
    number,
    artefacts: [
      { role: 'screenshot', mediaType: 'image/png', sha256: 'shot', url: null },
      ...seeds.map((seed) => ({
        role: 'media',
        mediaType: 'image/png',
        sha256: String(seed),
        url: `https://pics.example/${seed}`,
      })),
    ],
  }) as Finding;

const ports = (...findings: Finding[]) => ({
  findings: async () => findings,
  readBlob: vi.fn(async (_: string, sha256: string) =>
    sha256 === '13' ? undefined : new Blob([fileOf(Number(sha256))]),
  ),
  readPixels: readPixelsOf,
});

const numbers = (groups: { number: number }[][]) => groups.map((group) => group.map(({ number }) => number));

it('groups the same picture of several findings, in their order, and reads each file once', async () => {
  const given = ports(finding(3, 7), finding(1, 7, 9), finding(2, 8), finding(4, 9, 9));
  const { groups, left } = await groupMedia(given);
  expect(numbers(groups)).toEqual([
    [1, 3],
    [1, 4, 4],
  ]);
  expect(left).toEqual([]);
  expect(given.readBlob.mock.calls.map(([, sha256]) => sha256).sort()).toEqual(['7', '8', '9']);
});

it('is no group where one finding has a picture twice', async () => {
  expect((await groupMedia(ports(finding(1, 7, 7)))).groups).toEqual([]);
});

it('names what cannot be compared, and groups the others', async () => {
  const { groups, left } = await groupMedia(ports(finding(1, 0, 255, 13, 7), finding(2, 7)));
  expect(left.map(({ sha256, code }) => [sha256, code])).toEqual([
    ['0', 'low-quality'],
    ['255', 'undecodable'],
    ['13', 'missing'],
  ]);
  expect(numbers(groups)).toEqual([[1, 2]]);
});

it('tells how far it is', async () => {
  const onStep = vi.fn();
  await groupMedia({ ...ports(finding(1, 7), finding(2, 8)), onStep });
  expect(onStep.mock.calls).toEqual([
    [1, 2],
    [2, 2],
  ]);
});
