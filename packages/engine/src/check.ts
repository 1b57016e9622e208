export { InputUnreadable } from './network/unreadable.ts';
export { checkNetwork, type Checked, type CheckedNetwork } from './network/check-network.ts';
export { loadNetwork, type Loaded } from './network/load-network.ts';
export { CODES, findPage } from './pages.ts';
export { RULES } from './rules.ts';
