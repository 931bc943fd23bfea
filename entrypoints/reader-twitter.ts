import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { startReader } from '../utils/page/index.ts';
import { twitter } from '../utils/sites/twitter/index.ts';

export default defineUnlistedScript(() => void startReader(twitter));
