export { InputUnreadable } from './network/unreadable.ts';
export { concealSecrets } from './network/conceal-secrets.ts';
export { checkFleet, fleetMember, type FleetMember } from './network/check-fleet.ts';
export { checkLoaded, type Checked, type CheckedNetwork } from './network/check-loaded.ts';
export { loadNetwork, type LoadedNetwork } from './network/load-network.ts';
export { pathFrom, type PathGrammar } from './files/path-from.ts';
export { upwards } from './files/upwards.ts';
export { CODES, findPage } from './pages.ts';
export { ALL_RULES } from './rules.ts';
