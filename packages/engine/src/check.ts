export { InputUnreadable } from './network/unreadable.ts';
export { concealSecrets } from './network/conceal-secrets.ts';
export { checkFleet, fleetMember, type FleetMember } from './network/check-fleet.ts';
export { checkNetwork, type Checked, type CheckedNetwork } from './network/check-network.ts';
export { secretTexts } from '@netloom/network-model';
export { loadNetwork, type Loaded } from './network/load-network.ts';
export { upwards } from './files/upwards.ts';
export { CODES, findPage } from './pages.ts';
export { ALL_RULES } from './rules.ts';
