import { fromSecret, solverSecret, type DnsProvider } from './dns-provider.ts';

const KEYS = ['access-key-id', 'secret-access-key'] as const;

/** https://kubernetes-sigs.github.io/external-dns/latest/docs/tutorials/aws/ */
export const route53: DnsProvider = {
  title: 'Route 53',
  needs: ['region'],
  isCloudflare: false,
  secretKeys: () => KEYS,
  secretPurpose: ({ name }) =>
    `Access key of an IAM user that may list hosted zones and change the records of ${name}, for external-dns.`,
  externalDns: (zone) => ({
    provider: { name: 'aws' },
    env: [
      fromSecret(zone, 'AWS_ACCESS_KEY_ID', KEYS[0]),
      fromSecret(zone, 'AWS_SECRET_ACCESS_KEY', KEYS[1]),
      { name: 'AWS_DEFAULT_REGION', value: zone.region ?? '' },
    ],
    extraArgs: ['--aws-zone-type=public'],
  }),
  solver: (zone) => ({
    route53: {
      ...(zone.region !== null && { region: zone.region }),
      accessKeyIDSecretRef: solverSecret(zone, KEYS[0]),
      secretAccessKeySecretRef: solverSecret(zone, KEYS[1]),
    },
  }),
};
