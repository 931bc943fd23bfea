import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { startReader } from '../utils/page/index.ts';
import { facebook } from '../utils/sites/facebook/index.ts';

export default defineUnlistedScript(() => void startReader(facebook));
