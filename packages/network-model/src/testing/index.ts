export { load, loadText, minimalWith, type LoadedText } from './load-text.ts';
export { diagnose, testFleetRulePages, testRulePages } from './rule-pages.ts';
export { messagesOnPage, testRuleMessages } from './rule-messages.ts';
export { pathsWithoutOrigin } from './paths-without-origin.ts';
export { networkIn, smallNetwork } from './networks.ts';
export { FIXTURES, ROOT } from './root.ts';
