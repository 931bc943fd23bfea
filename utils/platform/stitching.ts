import type { PictureOpener } from '../flows/evidence-ports.ts';
import { PortError } from '../flows/ports.ts';

/** Decodes a picture so that parts of it can be read; its pixels are those of the file, whatever the screen's colours. */
export const openPicture: PictureOpener = async (picture) => {
  const bitmap = await createImageBitmap(picture, {
    colorSpaceConversion: 'none',
    premultiplyAlpha: 'none',
  }).catch((error: unknown) => {
    throw new PortError('not-an-image', String(error));
  });
  const { width, height } = bitmap;
  let canvas = new OffscreenCanvas(1, 1);
  return {
    width,
    height,
    read(area) {
      if (canvas.width !== area.width || canvas.height !== area.height)
        canvas = new OffscreenCanvas(area.width, area.height);
      const context = canvas.getContext('2d', { willReadFrequently: true });
      if (!context) throw new PortError('internal', 'no canvas');
      context.drawImage(bitmap, -area.x, -area.y);
      return context.getImageData(0, 0, area.width, area.height);
    },
    close: () => bitmap.close(),
  };
};
