/** What Argo CD delivers of a network NAME besides its root `netloom-NAME`: the Applications `netloom-NAME-…`. */
export const APPLICATION_PARTS: readonly string[] = [
  'namespaces',
  'cert-manager',
  'external-dns',
  'metallb',
  'tailscale-operator',
  'netloom',
];
