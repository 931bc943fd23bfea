import { gzipSync } from 'fflate';
import { sha256Hex } from '../digest.ts';

const utf8 = new TextEncoder();

/** Something that was fetched or made, not a server's own answer: that is what a `resource` record says. */
export type Resource = {
  /** Address it stands under; `urn:` for what was made here. */
  url: string;
  /** RFC 3339, UTC. */
  at: string;
  mediaType: string;
  bytes: Uint8Array;
};

/** One record of a WARC file (WARC 1.1, ISO 28500:2017, 6.4 and 6.9), packed by itself as gzip. */
export async function resourceRecord({ url, at, mediaType, bytes }: Resource) {
  const digest = `sha256:${await sha256Hex(bytes)}`;
  const fields = {
    'WARC-Type': 'resource',
    'WARC-Target-URI': url,
    'WARC-Date': at,
    'WARC-Record-ID': `<urn:uuid:${crypto.randomUUID()}>`,
    'WARC-Payload-Digest': digest,
    'WARC-Block-Digest': digest,
    'Content-Type': mediaType,
  };
  return { packed: recordOf(fields, bytes), digest };
}

/** The record that a WARC file begins with. */
export function warcInfo(software: string, at: string): Uint8Array {
  const text = `software: ${software}\r\nformat: WARC File Format 1.1\r\n`;
  const fields = {
    'WARC-Type': 'warcinfo',
    'WARC-Date': at,
    'WARC-Record-ID': `<urn:uuid:${crypto.randomUUID()}>`,
    'Content-Type': 'application/warc-fields',
  };
  return recordOf(fields, utf8.encode(text));
}

function recordOf(fields: Record<string, string>, block: Uint8Array): Uint8Array {
  const lines = Object.entries({ ...fields, 'Content-Length': String(block.length) });
  const head = lines.map(([name, value]) => `${name}: ${value.replace(/[\r\n]+/g, ' ')}\r\n`).join('');
  const [before, after] = [utf8.encode(`WARC/1.1\r\n${head}\r\n`), utf8.encode('\r\n\r\n')];
  const record = new Uint8Array(before.length + block.length + after.length);
  record.set(before);
  record.set(block, before.length);
  record.set(after, before.length + block.length);
  // Pictures do not get smaller; text does.
  return gzipSync(record, { level: 1, mtime: 0 });
}
