/** What people notice first: the rows of the common issues, and where `netloom doctor` leads from. */
export const SYMPTOMS = {
  publicUnreachable: 'Public site unreachable',
  internalUnreachable: 'Internal site unreachable',
  notRouted: 'Internal site unreachable on Tailscale',
  notResolved: 'Internal name does not resolve at home',
  badGateway: '502 Bad Gateway',
  certificate: 'Certificate error',
  pending: 'Service stays pending',
  mtu: 'Large answers hang, small ones work',
} as const;
export type Symptom = (typeof SYMPTOMS)[keyof typeof SYMPTOMS];
