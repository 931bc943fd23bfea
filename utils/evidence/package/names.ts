import type { Artefact, Finding } from '../../model/index.ts';

/** Endings by media type; what is not in the table ends in `.bin`, so that nothing opens it unasked. */
const ENDINGS: Record<string, string> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
  'image/gif': 'gif',
  'image/avif': 'avif',
  'video/mp4': 'mp4',
  'video/webm': 'webm',
  'text/html': 'html',
  'text/plain': 'txt',
  'application/json': 'json',
};

/** Folder of a finding in a package. */
export const folderOf = (id: string): string => `data/captures/${id}`;

export const recordPath = (id: string): string => `${folderOf(id)}/record.json`;

/** Path of an artefact in a package: its role, its place in the record from 1, the first 8 digits of its SHA-256. */
export function artefactPath(finding: Pick<Finding, 'id'>, artefact: Artefact, place: number): string {
  const number = String(place + 1).padStart(3, '0');
  const type = artefact.mediaType.split(';')[0]?.trim().toLowerCase() ?? '';
  const ending = Object.hasOwn(ENDINGS, type) ? ENDINGS[type] : 'bin';
  return `${folderOf(finding.id)}/${artefact.role}-${number}-${artefact.sha256.slice(0, 8)}.${ending}`;
}

/** Name of the one top folder: `evidence-<case>-<day>`, a-z, 0-9 and dashes. */
export function topFolderOf(caseName: string, now: Date): string {
  const plain = caseName
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replace(/[äöü]/g, (letter) => ({ ä: 'ae', ö: 'oe', ü: 'ue' })[letter] ?? letter)
    .normalize('NFKD')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40);
  return ['evidence', plain.replace(/-+$/, ''), now.toISOString().slice(0, 10)].filter(Boolean).join('-');
}
