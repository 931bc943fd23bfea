const MOST = 400;

/** True for a name that cannot lead out of the folder it is unpacked in, on any system, and that shows as it is. */
export function isSafeName(name: string): boolean {
  if (name === '' || name.length > MOST || /^[A-Za-z]:/.test(name)) return false;
  // Control signs, signs that do not show or turn the direction of writing, and the other system's separator.
  if (/[\p{Cc}\p{Cf}\p{Cs}\\\uFFFD]/u.test(name)) return false;
  const parts = name.replace(/\/$/, '').split('/');
  return parts.every((part) => part !== '' && part !== '.' && part !== '..');
}
