export { curlRecipe } from './recipe.ts';
export { partsOfRequest, timestampRequest } from './request.ts';
export { TokenError, type TokenFacts, verifyToken } from './verify-token.ts';
