export { TOKENS, type ClusterOptions } from './cluster.ts';
export { startDouble, type Call, type Cut, type ProxmoxDouble } from './double.ts';
export { runBundle, type Ended, type Pod } from './run-bundle.ts';
