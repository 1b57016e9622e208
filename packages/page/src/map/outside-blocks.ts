import {
  carriesSegment,
  hasSegments,
  segmentSubnets,
  type Host,
  type Network,
  type Subnet,
} from '@netloom/network-model';
import { subjectId } from '../data/subject-id.ts';
import { flowed, framed, leaf, stacked, type Block, type BoxText } from './block.ts';
import { otherResolvers, resolversAt, resolverTile } from './resolver-tiles.ts';
import { GAP, MANY, PADDING, SMALL, SMALL_GAP, TILE } from './sizes.ts';
import { homeId, PUBLIC_ADDRESS, TUNNEL_EDGE } from './ways-in.ts';

export function internetBlock({ tunnel, exposures, forwards, openings, hosts: machines }: Network): Block {
  const hosts = new Set(exposures.filter(({ via }) => via === 'tunnel').map(({ host }) => host));
  const router = machines.find(({ role }) => role === 'gateway');
  const opened = openings?.length ?? 0;
  const ways = [
    ...(tunnel === null
      ? []
      : [
          leaf(
            {
              id: TUNNEL_EDGE,
              subject: subjectId.tunnel(),
              kind: 'edge',
              label: 'Cloudflare edge',
              detail: counted(hosts.size, 'host'),
            },
            TILE,
          ),
        ]),
    ...(forwards.length + opened === 0
      ? []
      : [
          leaf(
            {
              id: PUBLIC_ADDRESS,
              subject: router === undefined ? null : subjectId.host(router.name),
              kind: 'edge',
              label: forwards.length === 0 ? 'IPv6' : 'Public address',
              detail: [
                ...(forwards.length === 0 ? [] : [counted(forwards.length, 'forward')]),
                ...(opened === 0 ? [] : [counted(opened, 'opening')]),
              ].join(', '),
            },
            TILE,
          ),
        ]),
  ];
  const none = leaf({ id: 'note/internet', subject: null, kind: 'note', label: 'no way in' }, TILE);
  const inner = ways.length === 0 ? none : stacked(ways, GAP);
  return framed(
    { id: subjectId.zone('internet'), kind: 'zone', label: 'Internet', ways: ['public'] },
    inner,
    { padding: PADDING },
  );
}

export function tailnetBlock({ tailnet, subnets, connectors }: Network): Block | null {
  if (tailnet === null) return null;
  const ranges = subnets.filter(({ space }) => space === 'tailnet').map(({ cidr }) => cidr.toString());
  const inner = leaf(
    {
      id: 'note/tailnet',
      subject: subjectId.network('tailnet'),
      kind: 'note',
      label: ranges[0] ?? 'devices',
      detail: connectors.length === 0 ? 'no connector' : counted(connectors.length, 'connector'),
    },
    TILE,
  );
  return framed(
    { id: subjectId.network('tailnet'), kind: 'zone', label: 'Tailnet', ways: ['tailnet'] },
    inner,
    { padding: PADDING },
  );
}

/** The home network, one link or several; nodes and Proxmox hosts are drawn on their own. */
export function homeBlock(network: Network, width: number): Block {
  const machines = network.hosts.filter(({ role }) => role === 'gateway' || role === 'host');
  const isSmall = machines.length > MANY;
  const segments = [...Map.groupBy(segmentSubnets(network), ({ name }) => name)];
  if (!hasSegments(network)) {
    const tile = (host: Host): Block => homeTile(network, host, isSmall);
    const [[name, subnets] = ['lan', []]] = segments;
    const tiles = [
      ...machines.map(tile),
      ...otherResolvers(network, name).map((one) => resolverTile(one, isSmall)),
    ];
    return segmentBlock({ name, label: 'LAN', subnets, tiles }, width);
  }
  const inner = width - 2 * PADDING;
  // the router is in all of them.
  const routers = machines
    .filter(({ role }) => role === 'gateway')
    .map((host) => homeTile(network, host, isSmall));
  const blocks = segments.map(([name, subnets]) => {
    const own = machines.filter(
      ({ role, addresses }) => role === 'host' && addresses.some(({ segment }) => segment === name),
    );
    const tiles = [
      ...own.map((host) => homeTile(network, host, isSmall)),
      ...otherResolvers(network, name).map((one) => resolverTile(one, isSmall)),
    ];
    return segmentBlock({ name, label: name, subnets, tiles }, 0, inner - 2 * PADDING);
  });
  const text = {
    id: homeId(network),
    subject: null,
    kind: 'zone',
    label: 'Home network',
    ways: ['lan'],
  } as const;
  const rows = [...routers, flowed(blocks, { width: inner, gap: GAP })];
  return framed(text, stacked(rows, GAP), { padding: PADDING, width });
}

function segmentBlock(
  segment: {
    readonly name: string;
    readonly label: string;
    readonly subnets: readonly Subnet[];
    readonly tiles: readonly Block[];
  },
  width: number,
  widest = width - 2 * PADDING,
): Block {
  const { name, label, subnets, tiles } = segment;
  const vlan = subnets.find((subnet) => subnet.vlan !== null)?.vlan ?? null;
  const facts = [...(vlan === null ? [] : [`VLAN ${vlan}`]), ...subnets.map(({ cidr }) => cidr.toString())];
  const text = {
    id: subjectId.network(name),
    kind: 'segment',
    label,
    detail: facts.join(' · '),
    ways: ['lan'],
  } as const;
  const inner = flowed(tiles, { width: widest, gap: tiles.length > MANY ? SMALL_GAP : GAP });
  return framed(text, inner, { padding: PADDING, width: Math.max(width, SEGMENT) });
}

/** Room for its name, VLAN and CIDR. */
const SEGMENT = 296;

export function proxmoxBlock(network: Network, width: number): Block | null {
  const { proxmox, hosts, subnets } = network;
  if (proxmox === null) return null;
  const beside = proxmox.vnets.filter((vnet) => !carriesSegment(network, vnet));
  const vnets = beside.map(({ name, vni, mtu }) => {
    const cidrs = subnets
      .filter((subnet) => subnet.space === 'sdn' && subnet.name === name)
      .map(({ cidr }) => cidr.toString());
    const facts = [vni === null ? null : `VNI ${vni}`, ...cidrs, mtu === null ? null : `MTU ${mtu}`];
    return leaf(
      {
        id: subjectId.network(name),
        kind: 'vnet',
        label: name,
        detail: facts.filter((fact) => fact !== null).join(' · '),
      },
      { ...TILE, width: vnetWidth(beside.length, width - 2 * PADDING) },
    );
  });
  const machines = hosts.filter(({ role }) => role === 'proxmox');
  const tiles = machines.map((host) => hostTile(host, machines.length > MANY));
  const inside = { width: width - 2 * PADDING, gap: GAP };
  const inner = stacked([flowed(vnets, inside), flowed(tiles, inside)], 3 * GAP);
  const text = {
    id: 'proxmox',
    subject: null,
    kind: 'segment',
    label: 'Proxmox VE',
    detail: counted(machines.length, 'host'),
    isLabelBelow: true,
  } as const;
  return framed(text, inner, { padding: PADDING, width });
}

export function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

/** One VNet joins the machines over the whole width; several are boxes. */
function vnetWidth(count: number, width: number): number {
  return count === 1 ? width : TILE.width + 2 * PADDING;
}

/** A machine at home, around the resolvers that it is. */
function homeTile(network: Network, host: Host, isSmall: boolean): Block {
  const own = resolversAt(
    network,
    host.addresses.map(({ address }) => address),
  );
  if (own.length === 0) return hostTile(host, isSmall);
  const inner = stacked(
    own.map((one) => resolverTile(one, isSmall)),
    GAP,
  );
  return framed(hostText(host, isSmall), inner, { padding: GAP });
}

function hostTile(host: Host, isSmall: boolean): Block {
  return leaf(hostText(host, isSmall), isSmall ? SMALL : TILE);
}

function hostText({ name, role, addresses }: Host, isSmall: boolean): BoxText {
  const [first] = addresses;
  return {
    id: subjectId.host(name),
    kind: role === 'proxmox' ? 'proxmox' : 'host',
    label: name,
    detail: isSmall || first === undefined ? null : first.address.toString(),
  };
}
