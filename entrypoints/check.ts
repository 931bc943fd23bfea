import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { startCheck } from '../utils/page/index.ts';
import { readAsked } from '../utils/sites/index.ts';

/** Run by the background in an armed tab when the user asks for a check from the context menu. */
export default defineUnlistedScript(() => startCheck(readAsked));
