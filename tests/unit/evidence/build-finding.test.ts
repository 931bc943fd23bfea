import { describe, expect, it } from 'vitest';
import { buildFinding, localTimeOf, numbered, sha256Hex } from '../../../utils/evidence/index.ts';
import { finding, InvalidData, parseWith } from '../../../utils/model/index.ts';
import { parts } from './samples.ts';

describe('buildFinding', () => {
  it('gives the same record for the same parts, byte for byte', () => {
    const record = numbered(buildFinding(parts), 7);
    expect(JSON.stringify(record)).toBe(JSON.stringify(numbered(buildFinding(structuredClone(parts)), 7)));
    const { capturedAt: _date, ...rest } = parts;
    expect(record).toEqual({
      schema: 2,
      number: 7,
      ...rest,
      capturedAt: '2026-11-22T20:00:00.000Z',
      localTime: '2026-11-22T21:00:00.000+01:00',
    });
    expect(parseWith(finding, record, 'finding')).toEqual(record);
  });

  it('gives a draft without number, ready for the store', async () => {
    const draft = buildFinding(parts);
    expect('number' in draft).toBe(false);
    expect(numbered(draft, 3)).toEqual({ ...draft, number: 3 });
  });

  it('is pinned to its bytes', async () => {
    const bytes = new TextEncoder().encode(JSON.stringify(numbered(buildFinding(parts), 7)));
    expect(await sha256Hex(bytes)).toMatchInlineSnapshot(
      `"d25fe6b44d91706aaec9180dac9d99b5a7ff3fc8ffd955129e2658462eea3cf1"`,
    );
  });

  it.each([
    [{ id: 'no uuid' }, 'id: bad-format'],
    [{ ref: '' }, 'ref: too-short (1)'],
    [{ timeZone: 'Mars/Olympus' }, 'timeZone: bad-format'],
    [{ capturedAt: new Date(Number.NaN) }, 'capturedAt: bad-format'],
    [{ page: { url: 'about:blank', title: '' } }, 'page.url: bad-format (web-address)'],
    [{ post: { ...parts.post, text: 'x'.repeat(60_001) } }, 'post.text: too-long (60000)'],
    [
      { artefacts: parts.artefacts.map((one) => ({ ...one, sha256: 'A'.repeat(64) })) },
      'artefacts[0].sha256: bad-format',
    ],
    [{ software: { extension: '', browser: 'b' } }, 'software.extension: too-short'],
  ])('refuses %j by name', (change, message) => {
    const build = () => buildFinding({ ...parts, ...change });
    expect(build).toThrow(InvalidData);
    expect(build).toThrow(message);
  });
});

describe('a number', () => {
  it('is refused by name when it is none', () => {
    expect(() => numbered(buildFinding(parts), 0)).toThrow('number: too-small (1)');
  });
});

describe('localTimeOf', () => {
  it.each([
    ['2021-03-03T12:00:00.000Z', 'Europe/Berlin', '2021-03-03T13:00:00.000+01:00'],
    ['2021-08-03T12:00:00.000Z', 'Europe/Berlin', '2021-08-03T14:00:00.000+02:00'],
    ['2021-12-31T23:30:00.123Z', 'Europe/Berlin', '2022-01-01T00:30:00.123+01:00'],
    ['2021-10-31T00:59:59.000Z', 'Europe/Berlin', '2021-10-31T02:59:59.000+02:00'],
    ['2021-10-31T01:00:00.000Z', 'Europe/Berlin', '2021-10-31T02:00:00.000+01:00'],
    ['2021-03-03T12:00:00.000Z', 'UTC', '2021-03-03T12:00:00.000+00:00'],
    ['2021-03-03T12:00:00.000Z', 'America/St_Johns', '2021-03-03T08:30:00.000-03:30'],
    ['2021-03-03T12:00:00.000Z', 'Asia/Kathmandu', '2021-03-03T17:45:00.000+05:45'],
  ])('%s in %s', (instant, zone, local) => {
    expect(localTimeOf(new Date(instant), zone)).toBe(local);
    expect(new Date(local).getTime()).toBe(new Date(instant).getTime());
  });
});

describe('sha256Hex', () => {
  it.each([
    ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
  ])('digests %j (FIPS 180-4)', async (text, digest) => {
    const bytes = new TextEncoder().encode(`x${text}x`);
    expect(await sha256Hex(bytes.subarray(1, -1))).toBe(digest);
    expect(await sha256Hex(bytes.slice(1, -1).buffer)).toBe(digest);
  });
});
