import { PortError } from '../../flows/ports.ts';

/** Why a picture cannot be read. `detail` is the figure: its size in pixels or bytes. */
export class PictureError extends PortError {
  override name = 'PictureError';
  declare readonly code: 'not-an-image' | 'too-many-pixels' | 'too-large' | 'undecodable';

  constructor(code: PictureError['code'], detail?: string) {
    super(code, detail);
  }
}
