export { observeRemoval } from './observe-removal.ts';
export { isEmptyRemoval, type RemovalPlan } from './removal-plan.ts';
export { planRemoval } from './plan-removal.ts';
export { printRemovalPlan } from './print-removal.ts';
export { removeJson } from './remove-json.ts';
export { removeNetwork, type RemoveInput } from './remove-network.ts';
