import { fromSecret, solverSecret, type DnsProvider } from './dns-provider.ts';

export const cloudflare: DnsProvider = {
  title: 'Cloudflare',
  needs: [],
  isCloudflare: true,
  secretKeys: ({ secretKey }) => [secretKey],
  secretPurpose: ({ name }) =>
    `API token that may read the zone ${name} and edit its records, for external-dns.`,
  externalDns: (zone) => ({
    provider: { name: 'cloudflare' },
    env: [fromSecret(zone, 'CF_API_TOKEN', zone.secretKey)],
    extraArgs: [],
  }),
  solver: (zone) => ({ cloudflare: { apiTokenSecretRef: solverSecret(zone) } }),
};
