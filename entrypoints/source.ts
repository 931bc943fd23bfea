import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { startSource } from '../utils/page/index.ts';
import { readSource } from '../utils/sites/index.ts';

/** Run by the background in an armed tab when the user adds something on it to the own registry. */
export default defineUnlistedScript(() => startSource(readSource));
