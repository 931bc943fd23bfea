import { createLedger } from '../../utils/flows/index.ts';
import { extensionVersion, webLock } from '../../utils/platform/index.ts';
import { evidenceStore } from '../../utils/storage/index.ts';

/** The ledger of this device, the same for the background and our pages. */
export const ledger = createLedger({
  store: evidenceStore,
  clock: () => new Date(),
  lock: webLock('ledger'),
  software: extensionVersion(),
});
