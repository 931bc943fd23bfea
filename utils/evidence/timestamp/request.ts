/** SEQUENCE of version 1 and the imprint: AlgorithmIdentifier SHA-256 with NULL, OCTET STRING of 32 bytes (RFC 3161, 2.4.1). */
const BEFORE_DIGEST = [
  0x30, 0x43, 0x02, 0x01, 0x01, 0x30, 0x31, 0x30, 0x0d, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04,
  0x02, 0x01, 0x05, 0x00, 0x04, 0x20,
];
/** certReq TRUE: the authority is to put its certificate into the token. */
const CERT_REQ = [0x01, 0x01, 0xff];
const SIZE = 69;

/**
 * A request for a timestamp (RFC 3161, TimeStampReq), DER, 69 bytes.
 * @param digest SHA-256 to be stamped, 64 hexadecimal digits
 * @param random source of the nonce's 8 bytes
 * @throws RangeError for any other digest
 */
export function timestampRequest(
  digest: string,
  random: (bytes: Uint8Array<ArrayBuffer>) => void = (bytes) => crypto.getRandomValues(bytes),
): Uint8Array<ArrayBuffer> {
  if (!/^[0-9a-f]{64}$/.test(digest)) throw new RangeError('a SHA-256 of 64 hexadecimal digits');
  const nonce = new Uint8Array(8);
  random(nonce);
  // First byte 0x40-0x7f: a positive number of exactly 8 bytes.
  nonce[0] = ((nonce[0] ?? 0) & 0x3f) | 0x40;
  const bytes = digest.match(/../g)?.map((pair) => Number.parseInt(pair, 16)) ?? [];
  return Uint8Array.from([...BEFORE_DIGEST, ...bytes, 0x02, 0x08, ...nonce, ...CERT_REQ]);
}

/** What a request of `timestampRequest` asks for; null for bytes of another form. */
export function partsOfRequest(request: Uint8Array): { digest: string; nonce: string } | null {
  const isOurs =
    request.length === SIZE &&
    BEFORE_DIGEST.every((byte, at) => request[at] === byte) &&
    request[56] === 0x02 &&
    request[57] === 0x08 &&
    CERT_REQ.every((byte, at) => request[66 + at] === byte);
  if (!isOurs) return null;
  const hex = (from: number, to: number) =>
    Array.from(request.subarray(from, to), (byte) => byte.toString(16).padStart(2, '0')).join('');
  return { digest: hex(24, 56), nonce: hex(58, 66) };
}
