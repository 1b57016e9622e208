import type { Interface, Network } from '@netloom/network-model';
import {
  describeGuards,
  ingressOwner,
  printEndpoint,
  printForwardTarget,
  printPorts,
  printPublicSource,
  printTarget,
} from '@netloom/network-model';

/** What stands under one label: a thing of the network, as far as no other topic reports it. */
export interface SettingRow {
  readonly label: string;
  readonly value: object;
}

/** null: another topic reports all of it. */
type RowsOf = ((network: Network) => readonly SettingRow[]) | null;

/** Every table of a network has an entry, so that none can change without a word. */
const ROWS: Readonly<Record<keyof Network, RowsOf>> = {
  name: ({ name }) => [{ label: 'network', value: { name } }],
  domain: ({ domain }) => [{ label: 'network', value: { domain } }],
  subnets: null,
  reservations: null,
  hosts: null,
  routing: ({ routing }) =>
    routing === null
      ? []
      : [
          { label: 'routing', value: { between: routing.between } },
          ...routing.allows.map(({ from, to, ports }) => ({
            label: `routing from ${printEndpoint(from)} to ${printEndpoint(to)}`,
            value: { ports: ports.map(printPorts) },
          })),
        ],
  publicWay: ({ publicWay }) => one('public address', publicWay),
  forwards: ({ forwards }) =>
    forwards.map(({ port, to, targetPort, from }) => ({
      label: `forward of ${printPorts(port)}`,
      value: { to: printForwardTarget(to), targetPort, from: from.map(printPublicSource) },
    })),
  openings: ({ openings }) =>
    openings === null
      ? []
      : [
          { label: "the router's firewall for IPv6", value: { stated: true } },
          ...openings.map(({ to, ports, from }) => ({
            label: `opening to ${printForwardTarget(to)}`,
            value: { ports: ports.map(printPorts), from: from.map(printPublicSource) },
          })),
        ],
  nodes: ({ nodes }) =>
    nodes.map(({ name, addresses: _lan, sdnAddresses: _sdn, interfaces, ...value }) => ({
      label: `node:${name}`,
      value: { ...value, interfaces: namesOf(interfaces) },
    })),
  proxmox: ({ proxmox }) => {
    if (proxmox === null) return [];
    return [
      { label: 'Proxmox', value: { version: proxmox.version } },
      ...proxmox.zones.map((zone) => ({ label: `zone ${zone.name}`, value: zone })),
      // cidr and gateway are subnets of their own
      ...proxmox.vnets.map((vnet) => ({ label: `VNet ${vnet.name}`, value: vnet })),
    ];
  },
  // its CIDRs are subnets of their own
  cluster: ({ cluster: { podCidrs: _pods, serviceCidrs: _services, ...value } }) => [
    { label: 'cluster', value },
  ],
  loadBalancer: ({ loadBalancer }) => one('load balancer', loadBalancer),
  pools: ({ pools }) =>
    pools.map(({ name, addresses: _addresses, ...value }) => ({ label: `pool:${name}`, value })),
  l2Advertisements: ({ l2Advertisements }) => named('L2 advertisement', l2Advertisements),
  bgpPeers: ({ bgpPeers }) => named('BGP peer', bgpPeers),
  bgpAdvertisements: ({ bgpAdvertisements }) => named('BGP advertisement', bgpAdvertisements),
  bfdProfiles: ({ bfdProfiles }) => named('BFD profile', bfdProfiles),
  communities: ({ communities }) => named('BGP community', communities),
  allocations: ({ allocations }) =>
    allocations.map(({ addresses, service }) => ({
      label: `allocation of ${addresses}`,
      value: { service },
    })),
  ingresses: ({ ingresses }) =>
    ingresses.map(
      ({ name, addresses: _addresses, proxy: _actor, tls: _certificate, guards, values, ...value }) => ({
        label: ingressOwner(name),
        // those of a release are reported with the release
        value: {
          ...value,
          ...(value.controller !== 'traefik' && { values }),
          guards: describeGuards(guards),
        },
      }),
    ),
  certificates: ({ certificates, ingresses }) =>
    certificates.map((tls) => {
      const ingress = ingresses.find((one) => one.tls === tls);
      return {
        label: ingress === undefined || ingress.name === 'ingress' ? 'tls' : `tls of ingress:${ingress.name}`,
        value: tls,
      };
    }),
  issuers: ({ issuers }) => named('issuer', issuers),
  dns: ({ dns }) => one('dns', dns),
  resolvers: ({ resolvers }) =>
    resolvers.map(({ name, clients, ...value }) => ({
      label: `resolver ${name}`,
      value: { ...value, clients: clients.map(printEndpoint) },
    })),
  tunnel: ({ tunnel }) =>
    one(
      'tunnel',
      tunnel && {
        ...tunnel,
        answers: tunnel.answers.map(
          ({ host, path, status }) => `${host}${path === null ? '' : ` ${path}`}: ${status}`,
        ),
      },
    ),
  tailnet: ({ tailnet }) =>
    one(
      'tailnet',
      tailnet === null ? null : { ...tailnet, acceptRoutes: tailnet.acceptRoutes.map(printEndpoint) },
    ),
  // its ranges are subnets of their own
  vpns: ({ vpns }) =>
    vpns.map(({ name, ranges: _ranges, endpoint, routes, ...value }) => ({
      label: `VPN ${name}`,
      value: { ...value, endpoint: printEndpoint(endpoint), routes: routes.map(printEndpoint) },
    })),
  connectors: ({ connectors }) =>
    connectors.map(({ name, advertise, ...value }) => ({
      label: `connector ${name}`,
      value: { ...value, advertise: advertise.map(printEndpoint) },
    })),
  routes: null,
  services: ({ services }) =>
    services.map(({ name, namespace, morePorts, ...value }) => ({
      label: `service:${namespace}/${name}`,
      value: {
        ...value,
        morePorts: morePorts.map(
          ({ port, targetPort, scheme }) => `${port} to ${targetPort ?? '?'} (${scheme})`,
        ),
      },
    })),
  exposures: null,
  balancers: ({ balancers }) =>
    balancers.map(({ name, namespace, sources, ...value }) => ({
      label: `service:${namespace}/${name}`,
      value: { ...value, sources: sources.map(printEndpoint) },
    })),
  records: null,
  firewall: ({ firewall }) =>
    firewall.map(({ name, purpose }) => ({ label: `rule ${name}`, value: { purpose } })),
  actors: ({ actors }) => named('actor', actors),
  // rows of services and connectors make them, and policies tell what comes of it
  flows: null,
  policies: null,
  intents: ({ intents }) =>
    intents.map(({ from, to, expect }) => ({
      label: `intent from ${printEndpoint(from)} to ${printTarget(to)}`,
      value: { expect },
    })),
  waivers: ({ waivers }) =>
    waivers.map(({ code, matches, ...value }) => ({
      label: `waiver of ${code}${matches === null ? '' : ` "${matches}"`}`,
      value,
    })),
  documents: ({ documents }) => one('documents', documents),
  // its versions and values are reported with the releases
  operators: null,
  delivery: ({ delivery }) => one('delivery', delivery),
  docs: ({ docs }) => one('docs', docs),
  // the tables are made of it
  written: null,
};

/** All rows of a network, table by table. */
export function settingRows(network: Network): readonly SettingRow[] {
  return Object.values(ROWS).flatMap((rowsOf) => rowsOf?.(network) ?? []);
}

/** The addresses are reported as the machine's. */
function namesOf(interfaces: readonly Interface[]): readonly string[] {
  return interfaces.flatMap(({ segment, iface }) => (iface === null ? [] : [`${iface} in ${segment}`]));
}

function one(label: string, value: object | null): readonly SettingRow[] {
  return value === null ? [] : [{ label, value }];
}

function named(what: string, rows: readonly { readonly name: string }[]): readonly SettingRow[] {
  return rows.map(({ name, ...value }) => ({ label: `${what} ${name}`, value }));
}
