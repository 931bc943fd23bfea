import { sha256 } from '@noble/hashes/sha2.js';

type Bytes = Uint8Array<ArrayBuffer>;

const ED25519 = 'Ed25519';
/** SubjectPublicKeyInfo of an Ed25519 key up to the key itself (RFC 8410). */
const SPKI = [0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00];

/** The key of this device. Its private half cannot leave the browser. */
export type DeviceKey = { id: string; public: string; privateKey: CryptoKey };

/** Makes a key (Ed25519, RFC 8032) whose private half cannot be exported. */
export async function makeDeviceKey(): Promise<DeviceKey> {
  const pair = await crypto.subtle.generateKey(ED25519, false, ['sign', 'verify']);
  const raw = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey));
  return { id: keyIdOf(base64Of(raw)), public: base64Of(raw), privateKey: pair.privateKey };
}

/** The first eight bytes of the SHA-256 of a public key (32 raw bytes, base64), 16 hex digits. */
export const keyIdOf = (publicKey: string): string => hexOf(sha256(bytesOfBase64(publicKey)).slice(0, 8));

/** Ed25519 signature of bytes: 64 bytes, base64. */
export async function signWith({ privateKey }: DeviceKey, data: Bytes): Promise<string> {
  return base64Of(new Uint8Array(await crypto.subtle.sign(ED25519, privateKey, data)));
}

/** Whether a signature (base64) of bytes was made with the key (32 raw bytes, base64). False also for what is no key. */
export async function isSignature(publicKey: string, signature: string, data: Bytes): Promise<boolean> {
  try {
    const key = await crypto.subtle.importKey('raw', bytesOfBase64(publicKey), ED25519, false, ['verify']);
    return await crypto.subtle.verify(ED25519, key, bytesOfBase64(signature), data);
  } catch {
    return false;
  }
}

/** A public key (32 raw bytes, base64) as SPKI in PEM, for openssl. */
export function publicPem(publicKey: string): string {
  const der = Uint8Array.from([...SPKI, ...bytesOfBase64(publicKey)]);
  return `-----BEGIN PUBLIC KEY-----\n${base64Of(der)}\n-----END PUBLIC KEY-----\n`;
}

/** The public key (32 raw bytes, base64) of a PEM; null for any other text. */
export function keyOfPem(pem: string): string | null {
  const body = pem.match(/-----BEGIN PUBLIC KEY-----([\sA-Za-z0-9+/=]+)-----END PUBLIC KEY-----/)?.[1];
  const der = bytesOfBase64((body ?? '').replace(/\s/g, ''));
  const isEd25519 = der.length === 44 && SPKI.every((byte, at) => der[at] === byte);
  return isEd25519 ? base64Of(der.slice(SPKI.length)) : null;
}

export const base64Of = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes));

/** Empty for what is no base64. */
export function bytesOfBase64(text: string): Bytes {
  try {
    return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  } catch {
    return new Uint8Array();
  }
}

export const hexOf = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
