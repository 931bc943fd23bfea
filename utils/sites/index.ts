// sites: what is known about each site, one folder a site, one contract. Imports types of model only.
export type { Address, AddressRule, Site } from './contract.ts';
