/**
 * 40 bits of a text's UTF-16 units, as 32 high bits and 8 low ones. Two multiplicative hashes side by side, mixed at the
 * end (MurmurHash3's finaliser; Appleby, public domain). Not against forgery: what is found is compared as text.
 */
export function hash40(text: string): readonly [high: number, low: number] {
  let a = 0x9e3779b9;
  let b = 0x85ebca6b;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    a = Math.imul(a ^ unit, 0x01000193);
    b = Math.imul(b ^ unit, 0x5bd1e995);
    b ^= b >>> 13;
  }
  return [mixed(a ^ (b >>> 5)), mixed(b ^ a) & 255];
}

function mixed(value: number): number {
  let mix = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  mix = Math.imul(mix ^ (mix >>> 13), 0xc2b2ae35);
  return (mix ^ (mix >>> 16)) >>> 0;
}
