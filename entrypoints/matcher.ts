import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { comparePictures, shelfInUse } from '../utils/flows/index.ts';
import { serveMatcher } from '../utils/platform/matcher/serve.ts';
import { readPixels } from '../utils/platform/pixels/index.ts';
import { nameAddress } from '../utils/sites/index.ts';
import { registryShelf } from './shared/shelf.ts';

/** Runs as a worker, which has no API of the browser's: only the store, pixels and the channel. */
export default defineUnlistedScript(() => {
  const registries = () => shelfInUse(registryShelf, nameAddress);
  serveMatcher(comparePictures({ registries, readPixels }));
});
