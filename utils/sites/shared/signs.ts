export const signsOf = (_scope: ParentNode, _url: URL) => ({ landmarks: 0, permalinks: 0, media: 0 });
export type Signs = ReturnType<typeof signsOf>;
export const looksLikePosts = (signs: ReturnType<typeof signsOf>): boolean => signs.landmarks > 2;
