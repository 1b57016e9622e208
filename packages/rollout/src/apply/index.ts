export { applyJson } from './apply-json.ts';
export type { ApplyInput } from './apply-input.ts';
export { applyPlan } from './apply-plan.ts';
export { askToApply, pinHint } from './ask-to-apply.ts';
export { identityOf, identityToPin, type WrittenIdentity } from './identity-to-pin.ts';
export { pinnedText } from './pinned-text.ts';
