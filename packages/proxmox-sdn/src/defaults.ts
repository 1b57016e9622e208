import { NODE, NODE_RESOURCES } from './node-image.ts';
import type { ProxmoxSdnValues } from './values.ts';

const { repository, tag, digest } = NODE;

/** The values without a network: what the schema makes of `{}`, without loading it. */
export const DEFAULTS: ProxmoxSdnValues = {
  namespace: 'netloom-system',
  version: 9,
  zones: [],
  vnets: [],
  subnets: [],
  firewall: { ipsets: [], rules: [], groups: [] },
  files: {},
  drift: { enabled: false, schedule: '*/15 * * * *', suspend: false },
  reconcile: { enabled: false, adopt: false },
  network: '',
  nodes: [],
  api: { hosts: [], ca: '', credentials: { existingSecret: '', key: 'token' } },
  image: { repository, tag, digest },
  resources: NODE_RESOURCES,
  networkPolicies: [],
};
