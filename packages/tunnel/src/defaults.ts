import { CLOUDFLARED, CLOUDFLARED_RESOURCES } from './cloudflared.ts';
import type { TunnelValues } from './values.ts';

const { repository, tag, digest } = CLOUDFLARED;

/** The values without a network: what the schema makes of `{}`, without loading it. */
export const DEFAULTS: TunnelValues = {
  namespace: 'cloudflare',
  tunnelId: '',
  credentials: { existingSecret: '', key: 'credentials.json' },
  replicas: 2,
  image: { repository, tag, digest },
  resources: CLOUDFLARED_RESOURCES,
  config: { protocol: 'auto', ingress: [{ service: 'http_status:404' }] },
  originCAs: [],
  networkPolicies: [],
  dnsEndpoints: [],
  podMonitor: { enabled: false, from: [] },
};
