import { parseObject, type ApiObject } from '@netloom/cluster';

/** The objects of the homelab as its first user created them with kubectl, before netloom. */
export const BY_HAND: readonly ApiObject[] = [
  {
    apiVersion: 'metallb.io/v1beta1',
    kind: 'IPAddressPool',
    metadata: { name: 'default-pool', namespace: 'metallb-system' },
    spec: { addresses: ['192.168.7.230-192.168.7.235'] },
  },
  {
    apiVersion: 'metallb.io/v1beta1',
    kind: 'L2Advertisement',
    metadata: { name: 'default', namespace: 'metallb-system' },
    spec: { ipAddressPools: ['default-pool'] },
  },
  {
    apiVersion: 'tailscale.com/v1alpha1',
    kind: 'Connector',
    metadata: { name: 'k3s-router' },
    spec: {
      hostname: 'k3s-router',
      subnetRouter: { advertiseRoutes: ['10.42.0.0/16', '10.43.0.0/16', '192.168.7.224/29'] },
    },
  },
  {
    apiVersion: 'helm.cattle.io/v1',
    kind: 'HelmChartConfig',
    metadata: { name: 'traefik', namespace: 'kube-system' },
    spec: { valuesContent: 'deployment:\n  replicas: 2\n' },
  },
  {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'cloudflared', namespace: 'cloudflare' },
    spec: {
      replicas: 1,
      selector: { matchLabels: { app: 'cloudflared' } },
      template: {
        metadata: { labels: { app: 'cloudflared' } },
        spec: {
          securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
          containers: [
            {
              name: 'cloudflared',
              image: 'cloudflare/cloudflared:latest',
              securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
            },
          ],
        },
      },
    },
  },
].map(parseObject);

/** The homelab's pool as somebody edited it after an apply. */
export const EDITED_POOL: ApiObject = parseObject({
  apiVersion: 'metallb.io/v1beta1',
  kind: 'IPAddressPool',
  metadata: { name: 'default-pool', namespace: 'metallb-system' },
  spec: { addresses: ['192.168.7.231-192.168.7.240'] },
});
