export type { GoRegexp, ReadGoRegexp } from './go-regexp.ts';
export { goRegexpReader } from './go-regexp-reader.ts';
