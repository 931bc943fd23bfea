import { nameAddress } from '../../utils/sites/index.ts';
import { createShelf } from '../../utils/storage/index.ts';

/** The registries of this machine. */
export const registryShelf = createShelf(nameAddress);
