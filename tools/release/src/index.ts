export { objectsOf } from './objects-of.ts';
export { CHANGELOG, namedIn, splitChangelog } from './unreleased.ts';
