import { fromSecret, type DnsProvider } from './dns-provider.ts';

/** https://kubernetes-sigs.github.io/external-dns/latest/docs/tutorials/rfc2136/ */
export const rfc2136: DnsProvider = {
  title: 'dynamic updates (RFC 2136)',
  needs: ['server'],
  isCloudflare: false,
  secretKeys: ({ secretKey }) => [secretKey],
  secretPurpose: ({ name }) => `TSIG key that may update and transfer the zone ${name}, for external-dns.`,
  externalDns: (zone) => {
    const { server, name } = zone;
    if (server === null) throw new Error(`the schema let zone ${name} through without a server`);
    return {
      provider: { name: 'rfc2136' },
      env: [fromSecret(zone, 'EXTERNAL_DNS_RFC2136_TSIG_SECRET', zone.secretKey)],
      extraArgs: [
        `--rfc2136-host=${server.address}`,
        `--rfc2136-port=${server.port}`,
        `--rfc2136-zone=${name}`,
        `--rfc2136-tsig-keyname=${server.keyName}`,
        `--rfc2136-tsig-secret-alg=${server.algorithm}`,
        // without a transfer it knows none of the records that are there
        '--rfc2136-tsig-axfr',
      ],
    };
  },
};
