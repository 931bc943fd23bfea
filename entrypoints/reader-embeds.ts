import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { startReader } from '../utils/page/index.ts';
import { embeds } from '../utils/sites/embeds/index.ts';

export default defineUnlistedScript(() => void startReader(embeds));
