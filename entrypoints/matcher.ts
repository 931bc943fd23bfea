import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import bundled from '../assets/registry/dortmund.json';
import { comparePictures, registriesInUse } from '../utils/flows/index.ts';
import { serveMatcher } from '../utils/platform/matcher/serve.ts';
import { readPixels } from '../utils/platform/pixels/index.ts';
import { registryStore } from '../utils/storage/index.ts';

/** Runs as a worker, which has no API of the browser's: only the store, pixels and the channel. */
export default defineUnlistedScript(() => {
  const registries = async () =>
    (await registriesInUse(bundled, registryStore)).map(({ document }) => document);
  serveMatcher(comparePictures({ registries, readPixels }));
});
