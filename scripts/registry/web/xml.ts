import { gunzipSync } from 'node:zlib';
import { XMLParser, XMLValidator } from 'fast-xml-parser';

/** Bytes that are no feed or sitemap: what they are instead, for a person. */
export class NotXml extends Error {
  override name = 'NotXml';
}

const LARGEST = 64 * 1024 * 1024;
const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  textNodeName: '#',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: true,
});

/** Reads XML, packed by gzip or not. @throws NotXml */
export function xmlOf(bytes: Uint8Array): unknown {
  const text = decodedXml(unpacked(bytes)).replace(/^\uFEFF/, '');
  if (/^\s*<!doctype html|^\s*<html/i.test(text))
    throw new NotXml('not XML but an HTML page: is the address right?');
  if (!/^\s*</.test(text)) throw new NotXml(`not XML: begins with ${JSON.stringify(text.slice(0, 40))}`);
  const verdict = XMLValidator.validate(text);
  if (verdict !== true) throw new NotXml(`not XML: ${verdict.err.msg} (line ${verdict.err.line})`);
  return parser.parse(text);
}

function unpacked(bytes: Uint8Array): Uint8Array {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: LARGEST });
  } catch {
    throw new NotXml('a broken gzip file, or one of more than 64 MB');
  }
}

function decodedXml(bytes: Uint8Array): string {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  const label = /encoding=["']([\w-]+)["']/.exec(head)?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(label).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}

/** A member of an object; of a list the first that has it. */
export function at(value: unknown, ...path: string[]): unknown {
  return path.reduce<unknown>((here, key) => {
    const one = Array.isArray(here) ? here[0] : here;
    return typeof one === 'object' && one !== null ? Reflect.get(one, key) : undefined;
  }, value);
}

export const listOf = (value: unknown): unknown[] =>
  Array.isArray(value) ? value : value === undefined || value === '' ? [] : [value];

/** The words of an element, with or without attributes. */
export function textOf(value: unknown): string {
  const one = Array.isArray(value) ? value[0] : value;
  if (typeof one === 'string') return one.trim();
  return typeof one === 'object' && one !== null ? String(Reflect.get(one, '#') ?? '').trim() : '';
}
