import { fromSecret, type DnsProvider } from './dns-provider.ts';

/** https://kubernetes-sigs.github.io/external-dns/latest/docs/tutorials/webhook-provider/ */
export const webhook: DnsProvider = {
  title: 'a webhook',
  needs: ['webhook'],
  isCloudflare: false,
  secretKeys: ({ secretKey }) => [secretKey],
  secretPurpose: ({ name }) => `Credentials of the webhook that changes the zone ${name}, for external-dns.`,
  externalDns: (zone) => {
    const { webhook: program, name } = zone;
    if (program === null) throw new Error(`the schema let zone ${name} through without a webhook`);
    return {
      provider: {
        name: 'webhook',
        webhook: {
          image: { repository: program.repository, tag: program.tag },
          env: [fromSecret(zone, program.secretVariable, zone.secretKey), ...program.env],
        },
      },
      env: [],
      extraArgs: [],
    };
  },
  // what external-dns asks is no webhook of cert-manager
  solver: () => null,
};
