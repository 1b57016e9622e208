import type { DnsRecord, Network } from '@netloom/network-model';

/** What Cloudflare answers for a proxied name. */
export const EDGE = { A: ['203.0.113.200'], AAAA: ['2001:db8:ed9e::200'] } as const;

/** The addresses of an alias outside of the network. */
export const PAGES = ['203.0.113.80'] as const;

/** A name of Tailscale's nameserver. */
export const TAILNET_HOST = { name: 'db.home.ts.net', A: ['10.42.9.9'] } as const;

/** How long a name may be that has another label of 15 characters before it. */
const MOST_BELOW = 253 - 16;

/** The public zone's records of internal names where it is stale. */
export const STALE = { A: ['203.0.113.99'], AAAA: ['2001:db8:bad::99'] } as const;

/** `as stated`: what external-dns keeps. `stale`: other addresses of both families, so that the answering server is recognized. */
export type OutsideZones = 'as stated' | 'stale';

/** The name servers that the cluster's CoreDNS forwards to: the public zone on the first port, Tailscale's nameserver on the second. */
export function outsideCorefile(network: Network, [port, tailnet]: readonly number[]): string {
  return `${zoneOf(network)}:${port ?? 0} {
    errors
    file public.zone
}
example.net:${port ?? 0} {
    errors
    file pages.zone
}
.:${port ?? 0} {
    template ANY ANY {
      rcode NXDOMAIN
      authority ". 60 IN SOA a.root-servers.net. nstld.example.net. 1 60 60 60 60"
    }
}
ts.net:${tailnet ?? 0} {
    errors
    file tailnet.zone
}
`;
}

/** The zone files, by their names. */
export function outsideZones(network: Network, zones: OutsideZones): Readonly<Record<string, string>> {
  const zone = zoneOf(network);
  const internal = network.ingresses[0]?.domain ?? zone;
  return {
    'public.zone': zoneFile(zone, [
      ...network.records.flatMap((record) => publicLines(record, zones)),
      `${internal}. 60 IN MX 10 mail.${zone}.`,
      `${internal}. 60 IN TXT "of the ingress domain"`,
      // as cert-manager creates it to prove a name
      ...(internal.length > MOST_BELOW ? [] : [`_acme-challenge.${internal}. 60 IN TXT "a token"`]),
    ]),
    'pages.zone': zoneFile(
      'example.net',
      PAGES.map((address) => `pages.example.net. 60 IN A ${address}`),
    ),
    'tailnet.zone': zoneFile(
      'ts.net',
      TAILNET_HOST.A.map((address) => `${TAILNET_HOST.name}. 60 IN A ${address}`),
    ),
  };
}

function zoneOf({ dns, domain }: Network): string {
  return dns?.zones[0]?.name ?? domain;
}

function zoneFile(zone: string, lines: readonly string[]): string {
  const head = [
    `${zone}. 60 IN SOA ns.${zone}. hostmaster.${zone}. 1 60 60 60 60`,
    `${zone}. 60 IN NS ns.${zone}.`,
  ];
  return `${[...head, ...new Set(lines)].join('\n')}\n`;
}

function publicLines({ name, type, targets, proxied }: DnsRecord, zones: OutsideZones): readonly string[] {
  if (proxied) return (['A', 'AAAA'] as const).flatMap((each) => lines(name, each, EDGE[each]));
  switch (type) {
    case 'A':
    case 'AAAA':
      return zones === 'stale'
        ? (['A', 'AAAA'] as const).flatMap((each) => lines(name, each, STALE[each]))
        : lines(name, type, targets.map(String));
    case 'CNAME':
      return lines(
        name,
        type,
        targets.map((target) => `${String(target)}.`),
      );
    case 'TXT':
      return lines(
        name,
        type,
        targets.map((target) => JSON.stringify(target)),
      );
    default:
      return type satisfies never;
  }
}

function lines(name: string, type: string, values: readonly string[]): readonly string[] {
  return values.map((value) => `${name}. 60 IN ${type} ${value}`);
}
