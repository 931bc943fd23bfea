import { sha256 } from '@noble/hashes/sha2.js';
import { BadPublication } from './bad-publication.ts';
import { bytesOfHex, hexOf } from './state-hash.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** A public key: minisign's id of it, and the raw 32 bytes in base64. */
export type PublicKey = { id: string; key: string };
export type SigningKey = PublicKey & { privateKey: CryptoKey };

const ED25519 = 'Ed25519';
const ALGORITHM = [0x45, 0x64];
const COMMENT = 'untrusted comment: ';
const TRUSTED = 'trusted comment: ';
const utf8 = new TextEncoder();

/** Makes a key (RFC 8032) that can be exported once, for the backup. */
export async function makeSigningKey(): Promise<SigningKey> {
  const pair = await crypto.subtle.generateKey(ED25519, true, ['sign', 'verify']);
  return withPrivate(pair.privateKey, new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey)));
}

/** The private key as PEM (PKCS #8, RFC 8410), as `openssl genpkey -algorithm ed25519` writes it. */
export async function pemOf({ privateKey }: SigningKey): Promise<string> {
  const der = new Uint8Array(await crypto.subtle.exportKey('pkcs8', privateKey));
  const lines = base64Of(der).match(/.{1,64}/g) ?? [];
  return `-----BEGIN PRIVATE KEY-----\n${lines.join('\n')}\n-----END PRIVATE KEY-----\n`;
}

/**
 * Reads a private key written by `pemOf` or openssl.
 * @throws BadPublication invalid
 */
export async function signingKeyOf(pem: string): Promise<SigningKey> {
  const body = pem.match(/-----BEGIN PRIVATE KEY-----([\sA-Za-z0-9+/=]+)-----END PRIVATE KEY-----/)?.[1];
  try {
    const der = bytesOfBase64((body ?? '').replace(/\s/g, ''));
    const privateKey = await crypto.subtle.importKey('pkcs8', der, ED25519, true, ['sign']);
    const { x = '' } = await crypto.subtle.exportKey('jwk', privateKey);
    return withPrivate(privateKey, bytesOfBase64(x.replaceAll('-', '+').replaceAll('_', '/')));
  } catch {
    throw new BadPublication('invalid', 'private key', 'no Ed25519 key in PEM (PKCS #8)');
  }
}

/** The public key as SPKI in PEM, for openssl. */
export function publicPemOf({ key }: PublicKey): string {
  const der = [0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00];
  return `-----BEGIN PUBLIC KEY-----\n${base64Of(joined(Uint8Array.from(der), bytesOfBase64(key)))}\n-----END PUBLIC KEY-----\n`;
}

/** The public key as minisign writes it to a .pub file. */
export function minisignKeyOf({ id, key }: PublicKey): string {
  const body = joined(Uint8Array.from(ALGORITHM), idBytes(id), bytesOfBase64(key));
  return `${COMMENT}minisign public key ${id}\n${base64Of(body)}\n`;
}

/** Name of the file that holds a key's signature of a file. */
export const signatureFile = (file: string, keyId: string): string => `${file}.${keyId}.minisig`;

/**
 * Signs bytes in minisign's legacy form (`minisign -S -l`): its second line, without the first ten bytes, is the plain
 * Ed25519 signature that openssl checks.
 */
export async function sign(data: Bytes, key: SigningKey, trusted: string): Promise<string> {
  const signature = await ed25519(key, data);
  const overAll = await ed25519(key, joined(signature, utf8.encode(trusted)));
  const body = joined(Uint8Array.from(ALGORITHM), idBytes(key.id), signature);
  return `${COMMENT}signature by ${key.id}\n${base64Of(body)}\n${TRUSTED}${trusted}\n${base64Of(overAll)}\n`;
}

/**
 * Whether a signature (minisign's legacy form) is a key's signature of these bytes, its trusted comment included.
 * @throws BadPublication bad-signature when the text has another form; foreign-key when another key made it
 */
export async function isSignedBy(
  data: Bytes,
  text: string,
  { id, key }: PublicKey,
  file: string,
): Promise<boolean> {
  const { keyId, signature, trusted, overAll } = partsOf(text, file);
  if (keyId !== id) throw new BadPublication('foreign-key', file, keyId);
  const publicKey = await crypto.subtle.importKey('raw', bytesOfBase64(key), ED25519, false, ['verify']);
  const isOf = (what: Bytes, proof: Bytes) => crypto.subtle.verify(ED25519, publicKey, proof, what);
  return (await isOf(data, signature)) && isOf(joined(signature, utf8.encode(trusted)), overAll);
}

function partsOf(text: string, file: string) {
  const [comment = '', body = '', trusted = '', overAll = ''] = text.split('\n');
  const bytes = bytesOfBase64(body);
  const isWhole = bytes.length === 74 && bytes[0] === ALGORITHM[0] && bytes[1] === ALGORITHM[1];
  if (!isWhole || !comment.startsWith(COMMENT) || !trusted.startsWith(TRUSTED)) {
    throw new BadPublication('bad-signature', file, 'no signature of minisign -S -l');
  }
  return {
    keyId: idText(bytes.slice(2, 10)),
    signature: bytes.slice(10),
    trusted: trusted.slice(TRUSTED.length),
    overAll: bytesOfBase64(overAll),
  };
}

const ed25519 = async ({ privateKey }: SigningKey, data: Bytes): Promise<Bytes> =>
  new Uint8Array(await crypto.subtle.sign(ED25519, privateKey, data));

function withPrivate(privateKey: CryptoKey, raw: Bytes): SigningKey {
  return { id: idText(sha256(raw).slice(0, 8)), key: base64Of(raw), privateKey };
}

/** Minisign prints its eight bytes as a number, the last byte first. */
const idText = (bytes: Uint8Array): string => hexOf(bytes.toReversed()).toUpperCase();
const idBytes = (id: string): Uint8Array => bytesOfHex(id).reverse();

function joined(...parts: Uint8Array[]): Bytes {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

const base64Of = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes));

/** Empty for what is no base64. */
function bytesOfBase64(text: string): Bytes {
  try {
    return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  } catch {
    return new Uint8Array();
  }
}
