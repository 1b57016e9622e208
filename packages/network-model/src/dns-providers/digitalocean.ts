import { fromSecret, solverSecret, type DnsProvider } from './dns-provider.ts';

/** https://kubernetes-sigs.github.io/external-dns/latest/docs/tutorials/digitalocean/ */
export const digitalocean: DnsProvider = {
  title: 'DigitalOcean',
  needs: [],
  isCloudflare: false,
  secretKeys: ({ secretKey }) => [secretKey],
  secretPurpose: ({ name }) => `API token that may change the domain ${name}, for external-dns.`,
  externalDns: (zone) => ({
    provider: { name: 'digitalocean' },
    env: [fromSecret(zone, 'DO_TOKEN', zone.secretKey)],
    extraArgs: [],
  }),
  solver: (zone) => ({ digitalocean: { tokenSecretRef: solverSecret(zone) } }),
};
