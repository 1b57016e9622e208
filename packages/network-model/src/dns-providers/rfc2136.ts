import { fromSecret, solverSecret, type DnsProvider } from './dns-provider.ts';

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
  solver: (zone) => {
    const { server } = zone;
    const tsigAlgorithm = server === null ? undefined : SOLVER_ALGORITHMS.get(server.algorithm);
    if (server === null || tsigAlgorithm === undefined) return null;
    const { address, port, keyName } = server;
    return {
      rfc2136: {
        nameserver: `${address.family === 6 ? `[${address}]` : address}:${port}`,
        tsigKeyName: keyName,
        tsigAlgorithm,
        tsigSecretSecretRef: solverSecret(zone),
      },
    };
  },
};

/** cert-manager knows no others: the CRD of its issuers. */
const SOLVER_ALGORITHMS: ReadonlyMap<string, string> = new Map([
  ['hmac-sha1', 'HMACSHA1'],
  ['hmac-sha256', 'HMACSHA256'],
  ['hmac-sha512', 'HMACSHA512'],
]);
