export { load, loadText, minimalWith, type LoadedText } from './load-text.ts';
export { diagnose, fixed, testRulePages } from './rule-pages.ts';
export { withoutOrigin } from './without-origin.ts';
