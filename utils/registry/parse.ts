import { InvalidData, parseWith, type Registry, registry } from '../model/index.ts';
import { crossCheck } from './cross-check.ts';
import { placeOfError } from './json-place.ts';
import { withoutProto } from './without-proto.ts';

const LARGEST = 64 * 1024 * 1024;

/**
 * Reads a registry document (docs/registry-format.md) from untrusted data.
 * @throws InvalidData naming each field that is out of bounds, doubled or points nowhere
 */
export function parseRegistry(data: unknown): Registry {
  const document = parseWith(registry, withoutProto(data), 'registry');
  const flaws = crossCheck(document);
  if (flaws.length > 0) throw new InvalidData('registry', flaws);
  return document;
}

/**
 * Reads a registry file.
 * @param text JSON of at most 64 MB (2^26 UTF-16 units); a byte order mark is allowed
 * @throws InvalidData too-large, not-json with line and column, or what `parseRegistry` says
 */
export function parseRegistryText(text: string): Registry {
  if (text.length > LARGEST)
    throw new InvalidData('registry', [{ path: '', code: 'too-large', bound: '64 MB' }]);
  return parseRegistry(parseJson(text.replace(/^\uFEFF/, '')));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new InvalidData('registry', [{ path: '', code: 'not-json', bound: placeOfError(text) }]);
  }
}
