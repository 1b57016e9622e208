export { replaceText } from './files/replace-text.ts';
export { fixNetwork } from './fix/fix-network.ts';
export { unifiedDiff } from './fix/unified-diff.ts';
