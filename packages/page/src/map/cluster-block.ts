import { describeDistribution, programOf, type Network } from '@netloom/network-model';
import { subjectId } from '../data/subject-id.ts';
import { EMPTY, flowed, framed, leaf, moved, stacked, type Block } from './block.ts';
import type { NamespaceGrid } from './namespace-blocks.ts';
import { counted } from './outside-blocks.ts';
import { GAP, GUTTER, MANY, PADDING, POOL, SMALL, TILE } from './sizes.ts';
import { CLUSTER_NETWORK } from './ways-in.ts';

/** What stands at the sides of the pools and of Traefik, with room for lines. */
const SIDES = 2 * (TILE.width + GUTTER);

/** So many pools are boxes with their addresses, and so many stand in one row: lines to a second one would cross the first. */
const MANY_POOLS = 6;
const MOST_IN_ROW = 12;

/** To the left of the namespaces: the lines to all rows but the first run there. */
const TRUNK = 24;

/** From the ways in above, over the network that joins all pods, to the namespaces and the nodes that carry them. */
export function clusterBlock(network: Network, { block, rows }: NamespaceGrid): Block {
  const indent = rows.length > 1 ? TRUNK : 0;
  const width = Math.max(leastWidth(network), block.width + indent);
  const { cluster, nodes, subnets } = network;
  const cidrs = subnets.filter(({ space }) => space === 'pods' || space === 'services');
  const strip = leaf(
    {
      id: CLUSTER_NETWORK,
      subject: subjectId.network('pods'),
      kind: 'network',
      label: 'Cluster network',
      detail: cidrs.map(({ name: what, cidr }) => `${what} ${cidr.toString()}`).join(' · '),
    },
    { width, height: SMALL.height },
  );
  const inner = stacked(
    [
      doors(network, width),
      stacked([strip, block.boxes.length === 0 ? nothing(width) : moved(block, indent, 0)], 0),
      nodeTiles(network, width),
    ],
    GUTTER - GAP,
  );
  const text = {
    id: 'cluster',
    subject: null,
    kind: 'cluster',
    label: 'Cluster',
    detail: `${describeDistribution(cluster)} · ${counted(nodes.length, 'node')}`,
    ways: ['cluster'],
  } as const;
  return framed(text, { ...inner, width }, { padding: PADDING });
}

/** Pools above, and below them what traffic enters by: public at the left, the LAN in the middle, the tailnet at the right. */
function doors(network: Network, width: number): Block {
  const pools = poolTiles(network, width);
  const { tunnel, ingresses, connectors, exposures } = network;
  const cloudflared =
    tunnel === null
      ? EMPTY
      : leaf(
          { id: subjectId.tunnel(), kind: 'program', label: 'cloudflared', detail: `in ${tunnel.namespace}` },
          TILE,
        );
  const proxies = stacked(
    ingresses.map((ingress) => {
      const own = exposures.filter((one) => one.via === 'ingress' && one.ingress === ingress.name);
      const hosts = new Set(own.map(({ host }) => host));
      const id = subjectId.ingress(ingress.name);
      const label = programOf(network, ingress);
      return leaf({ id, kind: 'program', label, detail: counted(hosts.size, 'host') }, TILE);
    }),
    GAP,
  );
  const small = connectors.length > MANY / 10;
  const routers = stacked(
    connectors.map(({ name }) =>
      leaf(
        { id: subjectId.connector(name), kind: 'connector', label: name, detail: small ? null : 'Connector' },
        small ? { ...TILE, height: SMALL.height } : TILE,
      ),
    ),
    GAP,
  );
  const row = [
    moved(cloudflared, 0, 0),
    moved(proxies, middle(width, TILE.width), 0),
    moved(routers, width - TILE.width, 0),
  ];
  const height = Math.max(...row.map((block) => block.height));
  const lower = { width, height, boxes: row.flatMap(({ boxes }) => boxes) };
  // the tailnet's lines to the pools run above them
  const above = connectors.length === 0 ? 0 : PADDING;
  const all = stacked([pools, lower], GUTTER - GAP);
  return pools.boxes.length === 0 ? all : { ...moved(all, 0, above), height: all.height + above };
}

/** What the ways in need: one column for each. */
export function leastWidth({ pools }: Network): number {
  const tile = pools.length > MANY_POOLS ? SMALL : POOL;
  const row = Math.min(pools.length, MOST_IN_ROW) * (tile.width + PADDING) - PADDING;
  return SIDES + Math.max(row, TILE.width);
}

function poolTiles({ pools }: Network, width: number): Block {
  const small = pools.length > MANY_POOLS;
  const tiles = pools.map(({ name, addresses }) =>
    leaf(
      {
        id: subjectId.pool(name),
        kind: 'pool',
        label: name,
        detail: small ? null : addresses.map((block) => block.toString()).join(', '),
      },
      small ? SMALL : POOL,
    ),
  );
  const block = flowed(tiles, { width: width - SIDES, gap: PADDING });
  return moved(block, middle(width, block.width), 0);
}

function nodeTiles({ nodes }: Network, width: number): Block {
  const small = nodes.length > MANY;
  const tiles = nodes.map(({ name, addresses: [first] }) => {
    const detail = first === undefined ? null : first.toString();
    return leaf(
      { id: subjectId.node(name), kind: 'node', label: name, detail: small ? null : detail },
      small ? SMALL : TILE,
    );
  });
  return flowed(tiles, { width, gap: GAP });
}

function nothing(width: number): Block {
  const note = { id: 'note/services', subject: null, kind: 'note', label: 'no services' } as const;
  return moved(leaf(note, { width, height: TILE.height }), 0, PADDING);
}

function middle(width: number, of: number): number {
  return Math.round((width - of) / 8) * 4;
}
