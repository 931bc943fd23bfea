// Words that photographers and press offices write into a picture: XMP (ISO 16684-1) and IPTC-IIM 4.2.
import { XMLParser } from 'fast-xml-parser';

/** What is not written is absent. `date` is a day. */
export type MediaWords = {
  title?: string;
  creator?: string;
  creditLine?: string;
  rights?: string;
  date?: string;
};

const xml = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '', textNodeName: '#text' });

/** XMP counts before IPTC, which is older and often a copy. */
export function wordsInPicture(xmp: Uint8Array | undefined, iptc: Uint8Array | undefined): MediaWords {
  return { ...(iptc && iptcWords(iptc)), ...(xmp && xmpWords(xmp)) };
}

/** One credit line of what is written: the line itself, else creator and rights. */
export function creditOf({ creditLine, creator, rights }: MediaWords): string | undefined {
  const parts = creditLine ? [creator, creditLine] : [creator, rights];
  const line = [...new Set(parts.filter((part) => part !== undefined))].join(' / ');
  return line === '' ? undefined : line.slice(0, 400);
}

function xmpWords(bytes: Uint8Array): MediaWords {
  const fields = descriptions(bytes);
  const first = (...names: string[]) => names.map((name) => textIn(fields.get(name))).find((text) => text);
  return present({
    title: first('dc:title', 'photoshop:Headline'),
    creator: first('dc:creator'),
    creditLine: first('photoshop:Credit'),
    rights: first('dc:rights', 'xmpRights:UsageTerms'),
    date: dayIn(first('photoshop:DateCreated', 'xmp:CreateDate')),
  });
}

/** Fields of all rdf:Description, whether written as attributes or as elements. */
function descriptions(bytes: Uint8Array): Map<string, unknown> {
  const fields = new Map<string, unknown>();
  try {
    const data: unknown = xml.parse(new TextDecoder().decode(bytes));
    const rdf = at(at(data, 'x:xmpmeta') ?? data, 'rdf:RDF');
    for (const one of listed(at(rdf, 'rdf:Description'))) {
      for (const [name, value] of Object.entries(Object(one))) fields.set(name, value);
    }
  } catch {
    // A packet that is no XML tells nothing; the picture is still a picture.
  }
  return fields;
}

/** The text of a value, or of the first member of its Seq, Alt or Bag. */
function textIn(value: unknown): string | undefined {
  if (typeof value === 'string' || typeof value === 'number') return String(value).trim() || undefined;
  for (const list of ['rdf:Seq', 'rdf:Alt', 'rdf:Bag']) {
    const [member] = listed(at(at(value, list), 'rdf:li'));
    if (member !== undefined) return textIn(member);
  }
  return value === undefined ? undefined : textIn(at(value, '#text'));
}

const DATASETS: Record<number, keyof MediaWords> = {
  5: 'title',
  55: 'date',
  80: 'creator',
  110: 'creditLine',
  116: 'rights',
};
const RECORD = 2;
const MARKER = 0x1c;

/** Datasets of record 2, wherever they begin: the block may be wrapped in Photoshop's resources. */
function iptcWords(bytes: Uint8Array): MediaWords {
  const words: MediaWords = {};
  for (let at = 0; at + 5 <= bytes.length; at++) {
    const name = DATASETS[bytes[at + 2] ?? 0];
    const length = ((bytes[at + 3] ?? 0) << 8) | (bytes[at + 4] ?? 0);
    const isDataset = bytes[at] === MARKER && bytes[at + 1] === RECORD && length > 0 && length < 2000;
    if (!isDataset || !name || at + 5 + length > bytes.length) continue;
    const text = decoded(bytes.subarray(at + 5, at + 5 + length));
    words[name] ??= text;
    at += 4 + length;
  }
  return present({ ...words, date: dayIn(words.date) });
}

/** UTF-8 where it is, else Latin-1: the field that says so is mostly wrong. */
function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).trim();
  } catch {
    return new TextDecoder('latin1').decode(bytes).trim();
  }
}

/** `2021-03-03T…` or `20210303` as a day. */
function dayIn(text: string | undefined): string | undefined {
  const [, year, month, day] = /^(\d{4})[-:]?(\d{2})[-:]?(\d{2})/.exec(text ?? '') ?? [];
  if (!year || Number(month) < 1 || Number(month) > 12 || Number(day) < 1 || Number(day) > 31)
    return undefined;
  return `${year}-${month}-${day}`;
}

function present(words: Partial<Record<keyof MediaWords, string | undefined>>): MediaWords {
  return Object.fromEntries(Object.entries(words).filter(([, text]) => text)) as MediaWords;
}

const at = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
const listed = (value: unknown): unknown[] =>
  Array.isArray(value) ? value : value === undefined ? [] : [value];
