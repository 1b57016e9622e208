import { dumpYaml, NOTICE } from '@netloom/chart-kit';
import { answersOf, RESOLVING, type HomeAnswer, type Network, type Resolver } from '@netloom/network-model';

type Rows = readonly HomeAnswer[];

/** Files with the rows of resolvers that nobody writes: path inside generated/ → text. */
export function resolverFiles(network: Network): ReadonlyMap<string, string> {
  return new Map(
    network.resolvers.flatMap((resolver): readonly (readonly [string, string])[] => {
      const text = resolverText(resolver, answersOf(network, resolver));
      return text === null ? [] : [[`resolvers/${resolver.name}.${text.extension}`, text.text]];
    }),
  );
}

interface ResolverText {
  readonly extension: string;
  readonly text: string;
}

function resolverText({ kind, writer }: Resolver, rows: Rows): ResolverText | null {
  if (writer !== null || !RESOLVING[kind].readsText || rows.length === 0) return null;
  switch (kind) {
    case 'unbound':
      return { extension: 'conf', text: withNotice(['server:', ...rows.flatMap(unboundLines)]) };
    case 'dnsmasq':
      return { extension: 'conf', text: withNotice(rows.flatMap(dnsmasqLines)) };
    case 'pihole':
      return { extension: 'toml', text: withNotice(piholeLines(rows)) };
    case 'adguard': {
      const rewrites = rows.flatMap(({ name, addresses }) =>
        addresses.map((address) => ({ domain: name, answer: address.toString(), enabled: true })),
      );
      return { extension: 'yaml', text: `# ${NOTICE}\n${dumpYaml({ filtering: { rewrites } })}` };
    }
    case 'router':
    case 'unifi':
    case 'technitium':
    case 'k8s-gateway':
    case 'blocky':
      return null;
    default:
      return kind satisfies never;
  }
}

function withNotice(lines: readonly string[]): string {
  return `# ${NOTICE}\n${lines.join('\n')}\n`;
}

/** unbound.conf(5), local-zone: `redirect` answers for all names below, `transparent` for the one that has data. */
function unboundLines({ name, addresses }: HomeAnswer): readonly string[] {
  const zone = withoutWildcard(name);
  const type = zone === name ? 'transparent' : 'redirect';
  return [
    `  local-zone: "${zone}." ${type}`,
    ...addresses.map(
      (address) => `  local-data: "${zone}. IN ${address.family === 4 ? 'A' : 'AAAA'} ${address}"`,
    ),
  ];
}

/** dnsmasq(8): a host-record is a name alone, an address holds for all names below, but for those that have a record. */
function dnsmasqLines({ name, addresses }: HomeAnswer): readonly string[] {
  const domain = withoutWildcard(name);
  return domain === name
    ? [`host-record=${name},${addresses.join(',')}`]
    : addresses.map((address) => `address=/${domain}/${address}`);
}

/** pihole.toml of Pi-hole 6: dns.hosts, in the form of a hosts file. */
function piholeLines(rows: Rows): readonly string[] {
  const hosts = rows.flatMap(({ name, addresses }) => addresses.map((address) => `  "${address} ${name}",`));
  return ['[dns]', 'hosts = [', ...hosts, ']'];
}

function withoutWildcard(name: string): string {
  return name.replace(/^\*\./, '');
}
