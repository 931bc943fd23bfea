// stitch: whether tiles fit together, where each stands in the picture, and the file of it. Pure.
export { type Compared, compareShared, LEAST_EQUAL, type Verdict as OverlapVerdict } from './overlap.ts';
export { type Plan, planOf, type TilePlace } from './plan.ts';
export { encodePng } from './png.ts';
export { type Area, equalShare, isUniform, type Raster, shared } from './raster.ts';
export { faultsOfWhole, printRows, type RowPrints } from './whole.ts';
