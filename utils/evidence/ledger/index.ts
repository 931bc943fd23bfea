export { type EntryBody, entryOf, hashOfLine, lineAfter, NOTHING_BEFORE } from './append.ts';
export { type CheckedLedger, checkLedger, type LedgerFault } from './check.ts';
export {
  base64Of,
  bytesOfBase64,
  type DeviceKey,
  hexOf,
  isSignature,
  keyIdOf,
  keyOfPem,
  makeDeviceKey,
  publicPem,
  signWith,
} from './device-key.ts';
