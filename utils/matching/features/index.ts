// features: local features of pictures, their stored form, and the index that finds pictures by them. Pure.
export type { FeatureEntry } from './catalogue.ts';
export { FEATURES_VERSION, MOST, MOST_SEARCHED } from './constants.ts';
export { describe, describeBoth } from './describe.ts';
export { createFeatureIndex, type FeatureIndex, type Found } from './feature-index.ts';
export { BadFeatures, packFeatures, unpackFeatures } from './pack.ts';
export type { Features } from './types.ts';
