/**
 * SHA-256 (FIPS 180-4) of bytes.
 * @returns 64 lower-case hexadecimal digits
 */
export async function sha256Hex(bytes: Uint8Array | ArrayBuffer): Promise<string> {
  // The copy also takes views on shared memory, which digest refuses.
  const digest = await crypto.subtle.digest('SHA-256', new Uint8Array(bytes));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
