/** By what local supply is counted. */
export const shareDimensions = ['city', 'sector', 'year'] as const;
export type ShareDimension = (typeof shareDimensions)[number];
