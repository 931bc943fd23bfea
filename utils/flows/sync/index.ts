// sync: subscriptions to published registries, over ports. The caller sees to it that one sync runs at a time.
export * from './address.ts';
export * from './decide.ts';
export * from './due.ts';
export { entriesOf } from './hold.ts';
export { FetchFailure, fetchFromFiles } from './host.ts';
export { nextSync } from './schedule.ts';
export { type Offer, offerAt, subscribe } from './subscribe.ts';
export { type SyncPorts, type SyncResult, syncPublished } from './sync-published.ts';
