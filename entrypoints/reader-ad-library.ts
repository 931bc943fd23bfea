import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { startReader } from '../utils/page/index.ts';
import { adLibrary } from '../utils/sites/ad-library/index.ts';

export default defineUnlistedScript(() => void startReader(adLibrary));
