import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { startReader } from '../utils/page/index.ts';
import { instagram } from '../utils/sites/instagram/index.ts';

export default defineUnlistedScript(() => void startReader(instagram));
