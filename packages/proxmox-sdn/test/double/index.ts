export { TOKENS, type ClusterOptions } from './cluster.ts';
export { startDouble, type Call, type Cut, type ProxmoxDouble } from './double.ts';
