import { inlineMedia } from '../../utils/evidence/index.ts';
import { stitchTiles } from '../../utils/flows/index.ts';
import { openPicture } from '../../utils/platform/index.ts';

/** How a capture's pictures are put together, and its saved files put into its markup. */
export const stitch = { tiles: stitchTiles({ open: openPicture }), inline: inlineMedia };
