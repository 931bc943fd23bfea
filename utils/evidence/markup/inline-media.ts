import { base64Of } from './base64.ts';

/** A picture as it was fetched. */
export type FetchedPicture = { mediaType: string; bytes: Uint8Array };

/** Drawings can hold scripts and addresses, so they stay outside. */
const PICTURE = /^image\/(png|jpeg|gif|webp|avif|bmp)$/;

/** Letters; pictures that would make the document longer stay outside. */
const MOST_LETTERS = 24_000_000;

const TAG = /<([a-zA-Z0-9]+)((?: [a-zA-Z0-9-]+="[^"<>]*")*)>/g;

/**
 * Puts pictures into a post's markup as data: addresses, where it names them (`data-src`, `data-background`).
 * @param html as the page side writes it: every `<`, `>` and quote of its texts and attributes is escaped
 * @param pictures by the address under which they were fetched
 */
export function inlineMedia(html: string, pictures: ReadonlyMap<string, FetchedPicture>): string {
  let letters = html.length;
  return html.replace(TAG, (tag: string, name: string, attributes: string) => {
    const source = pictures.get(attributeOf(attributes, 'data-src'));
    const ground = pictures.get(attributeOf(attributes, 'data-background'));
    let written = tag;
    for (const [picture, put] of [
      [source, (data: string) => withSource(name, attributes, data)],
      [ground, (data: string) => `<${name}${attributes} style="background-image:url(${data})">`],
    ] as const) {
      if (!picture || !PICTURE.test(picture.mediaType)) continue;
      const data = `data:${picture.mediaType};base64,${base64Of(picture.bytes)}`;
      if (letters + data.length > MOST_LETTERS) continue;
      letters += data.length;
      written = put(data);
    }
    return written;
  });
}

function withSource(name: string, attributes: string, data: string): string {
  const attribute = name === 'img' ? 'src' : 'href';
  const others = attributes.replace(new RegExp(` ${attribute}="[^"]*"`), '');
  return `<${name}${others} ${attribute}="${data}">`;
}

function attributeOf(attributes: string, name: string): string {
  const [, value = ''] = new RegExp(` ${name}="([^"]*)"`).exec(attributes) ?? [];
  return value.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
}
