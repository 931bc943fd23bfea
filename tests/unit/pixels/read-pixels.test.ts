import { afterEach, describe, expect, it, vi } from 'vitest';
import { PictureError, type Pixels, readPixels } from '../../../utils/platform/pixels/index.ts';
import { file, jpeg, png } from './files.ts';

const pixels: Pixels = { rgba: new Uint8ClampedArray(4), width: 1, height: 1 };

describe('readPixels', () => {
  afterEach(() => vi.unstubAllGlobals());

  it.each([
    ['too-many-pixels', png(20_000, 20_000)],
    ['not-an-image', file('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['not-an-image', file()],
    ['undecodable', jpeg(5, 5).subarray(0, 20)],
    ['too-large', new Uint8Array(50 * 1024 * 1024 + 1)],
  ])('refuses %s before it decodes', async (code, bytes) => {
    const decode = vi.fn(async () => pixels);
    await expect(readPixels(bytes, decode)).rejects.toMatchObject({ name: 'PictureError', code });
    await expect(readPixels(new Blob([bytes]), decode)).rejects.toMatchObject({ code });
    expect(decode).not.toHaveBeenCalled();
  });

  it('gives the decoder the type that the bytes have, not the one they are said to have', async () => {
    const types: string[] = [];
    const decode = async (blob: Blob) => {
      types.push(blob.type);
      return pixels;
    };
    expect(await readPixels(new Blob([png(2, 2)], { type: 'text/html' }), decode)).toBe(pixels);
    await readPixels(jpeg(2, 2), decode);
    expect(types).toEqual(['image/png', 'image/jpeg']);
  });

  it('says that a decoder gave up', async () => {
    const decode = () => Promise.reject(new DOMException('The source image could not be decoded.'));
    const failed = readPixels(png(2, 2), decode);
    await expect(failed).rejects.toBeInstanceOf(PictureError);
    await expect(failed).rejects.toMatchObject({
      code: 'undecodable',
      detail: expect.stringContaining('decoded'),
    });
  });

  it('draws at full size and closes the bitmap', async () => {
    const browser = fakeBrowser(3, 2);
    expect(await readPixels(png(3, 2))).toEqual({ rgba: browser.data, width: 3, height: 2 });
    expect(browser.draws).toEqual([[0, 0]]);
    expect(browser.close).toHaveBeenCalledOnce();
  });

  it('refuses, and closes, a bitmap larger than its header said', async () => {
    const browser = fakeBrowser(20_000, 20_000);
    const failed = readPixels(png(3, 2));
    await expect(failed).rejects.toMatchObject({ code: 'too-many-pixels', detail: '20000 x 20000' });
    expect(browser.canvas).not.toHaveBeenCalled();
    expect(browser.close).toHaveBeenCalledOnce();
  });
});

/** The three browser functions, with a decoder that gives a bitmap of this size. */
function fakeBrowser(width: number, height: number) {
  const data = new Uint8ClampedArray(24);
  const draws: number[][] = [];
  const close = vi.fn();
  const canvas = vi.fn();
  vi.stubGlobal('createImageBitmap', async () => ({ width, height, close }));
  vi.stubGlobal(
    'OffscreenCanvas',
    class {
      constructor(...size: number[]) {
        canvas(...size);
      }
      getContext() {
        return {
          drawImage: (_: unknown, ...place: number[]) => draws.push(place),
          getImageData: () => ({ data }),
        };
      }
    },
  );
  return { data, draws, close, canvas };
}
