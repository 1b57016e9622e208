export { load, loadText, minimalWith, type LoadedText } from './load-text.ts';
export { diagnose, testFleetRulePages, testRulePages } from './rule-pages.ts';
export { saidOnPage, testRuleMessages } from './rule-messages.ts';
export { withoutOrigin } from './without-origin.ts';
export { networkIn, smallNetwork } from './networks.ts';
export { ROOT } from './root.ts';
