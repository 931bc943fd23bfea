import {
  canonicalBytes,
  type DeviceKey,
  lineAfter,
  makeDeviceKey,
  type PackageSource,
  sha256Hex,
  signWith,
} from '../../utils/evidence/index.ts';
import type { Finding, LedgerLine } from '../../utils/model/index.ts';

const NOW = new Date('2026-11-25T10:00:00.000Z');
const fetchedAt = NOW.toISOString();

/** `count` findings with two artefacts each of `size` bytes; made anew whenever they are asked for, never all at once. */
export async function syntheticSource(count: number, size: number): Promise<PackageSource> {
  const key = await makeDeviceKey();
  const ids = Array.from({ length: count }, (_, n) => idOf(n));
  return {
    caseName: 'bench',
    ids,
    find: (id) => findingOf(numberOf(id), size),
    blob: async (id, sha256) => {
      const blobs = await blobsOf(numberOf(id), size);
      return blobs.find((one) => one.sha256 === sha256)?.blob;
    },
    ledger: await ledgerOf(key, count, size),
    origins: [],
    stamps: [],
    publicKey: key.public,
    sign: (bytes) => signWith(key, bytes),
    now: NOW,
    language: 'en',
    software: 'bench',
  };
}

const idOf = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const numberOf = (id: string) => Number(id.slice(-12));

/** Bytes that differ from finding to finding and do not pack. */
function bytesOf(seed: number, size: number): Uint8Array<ArrayBuffer> {
  const words = new Uint32Array(Math.ceil(size / 4));
  let state = (seed + 1) * 2_654_435_761;
  for (let at = 0; at < words.length; at++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    words[at] = state;
  }
  return new Uint8Array(words.buffer, 0, size);
}

async function blobsOf(n: number, size: number) {
  const parts = [bytesOf(2 * n, size), bytesOf(2 * n + 1, size)];
  return Promise.all(
    parts.map(async (bytes) => ({ sha256: await sha256Hex(bytes), blob: new Blob([bytes]), bytes: size })),
  );
}

const hashes = new Map<string, string[]>();

async function findingOf(n: number, size: number): Promise<Finding> {
  const name = `${n} ${size}`;
  const known = hashes.get(name) ?? (await blobsOf(n, size)).map(({ sha256 }) => sha256);
  hashes.set(name, known);
  const [shot = '', medium = ''] = known;
  const url = `https://x.com/example/status/${1_000_000_000_000 + n}`;
  const common = { bytes: size, fetchedAt, mediaType: 'image/png' };
  return {
    schema: 2,
    id: idOf(n),
    number: n + 1,
    ref: `x:${1_000_000_000_000 + n}`,
    capturedAt: fetchedAt,
    localTime: '2026-11-25T11:00:00.000+01:00',
    timeZone: 'Europe/Berlin',
    trigger: 'badge',
    page: { url: 'https://x.com/example', title: 'Example' },
    post: {
      site: 'twitter',
      kind: 'post',
      key: `x:${1_000_000_000_000 + n}`,
      altKeys: [],
      permalink: url,
      author: { key: 'x:@example', name: 'Example', url: 'https://x.com/example' },
      publishedAt: fetchedAt,
      text: `Words of post ${n}. `.repeat(40),
      truncated: false,
      media: [{ kind: 'image', url: `https://pics.example/${n}.png` }],
      links: [],
      mentions: [],
      derivedAt: null,
      promoted: null,
      paidFor: null,
      context: null,
      quoted: null,
    },
    matches: [],
    failed: [],
    registries: [{ id: 'bench', version: '1' }],
    artefacts: [
      { ...common, role: 'screenshot', sha256: shot, url: null },
      { ...common, role: 'media', sha256: medium, url: `https://pics.example/${n}.png` },
    ],
    missing: [],
    screenshotPartial: false,
    viewport: { width: 1280, height: 800, scale: 1 },
    software: { extension: 'bench', browser: 'bench' },
  };
}

async function ledgerOf(key: DeviceKey, count: number, size: number): Promise<LedgerLine[]> {
  let last = await lineAfter(null, { type: 'key', public: key.public, software: 'bench' }, NOW, key);
  const lines = [last];
  for (let n = 0; n < count; n++) {
    const finding = await findingOf(n, size);
    const record = await sha256Hex(canonicalBytes(finding));
    last = await lineAfter(last, { type: 'capture', finding: finding.id, number: n + 1, record }, NOW, key);
    lines.push(last);
  }
  return lines;
}
