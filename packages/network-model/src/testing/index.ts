export { load, loadText, minimalWith, type LoadedText } from './load-text.ts';
export { diagnose, testFleetRulePages, testRulePages } from './rule-pages.ts';
export { saidOnPage } from './said-on-pages.ts';
export { withoutOrigin } from './without-origin.ts';
export { networkIn, smallNetwork } from './networks.ts';
export { ROOT } from './root.ts';
