import type { Network } from '@netloom/network-model';
import type { MapLayout } from '../data/map-layout.ts';
import { moved, type Block } from './block.ts';
import { clusterBlock, leastWidth } from './cluster-block.ts';
import { toEdge } from './edge-routes.ts';
import { machineConnections, relatedBoxes } from './machines.ts';
import { namespaceBlocks, namespaceGrid, type NamespaceGrid } from './namespace-blocks.ts';
import { homeBlock, internetBlock, proxmoxBlock, tailnetBlock } from './outside-blocks.ts';
import { GUTTER, PADDING } from './sizes.ts';
import { CLUSTER_NETWORK, connections } from './ways-in.ts';

/** Around the map. */
const MARGIN = 24;

/** Lines to so many namespaces can be told apart; of more, those of what is selected are drawn. */
const MOST_OPEN = 16;

/** As wide as a screen is, with the inspector beside it. */
const ASPECT = 1.4;

/**
 * Where everything is: the LAN above, the cluster below it, and the Proxmox hosts at the bottom; the internet at the left and
 * the tailnet at the right, beside their ways in. The places follow from what a box is, so that a Service more moves little.
 */
export function layOutMap(network: Network): MapLayout {
  const { block, rows } = placed(network);
  const boxes = block.boxes.map((box) => ({ ...box, x: box.x + MARGIN, y: box.y + MARGIN }));
  const byId = new Map(boxes.map((box) => [box.id, box]));
  const all = [...connections(network), ...machineConnections(network)];
  const branches = all.filter(({ from }) => from === CLUSTER_NETWORK);
  const input = { boxes: byId, rows: rows.map((y) => y + MARGIN) };
  return {
    width: block.width + 2 * MARGIN,
    height: block.height + 2 * MARGIN,
    boxes,
    edges: all.flatMap((connection) => toEdge(connection, input, branches.length <= MOST_OPEN)),
    related: relatedBoxes(network).filter((pair) => pair.every((id) => byId.has(id))),
  };
}

interface Placed {
  readonly block: Block;
  readonly rows: readonly number[];
}

/** The arrangement that is nearest to the shape of a screen. */
function placed(network: Network): Placed {
  const blocks = namespaceBlocks(network);
  const widest = Math.max(leastWidth(network), ...blocks.map(({ width }) => width));
  const widths = Array.from({ length: 24 }, (_, index) => widest * (1 + index / 4));
  const [first, ...others] = widths.map((width) => arranged(network, namespaceGrid(blocks, width)));
  if (first === undefined) throw new Error('a map has at least one width');
  const distance = ({ block }: Placed): number => Math.abs(Math.log(block.width / block.height / ASPECT));
  return others.reduce((best, one) => (distance(one) < distance(best) ? one : best), first);
}

function arranged(network: Network, grid: NamespaceGrid): Placed {
  const cluster = clusterBlock(network, grid);
  const lan = homeBlock(network, cluster.width);
  const proxmox = proxmoxBlock(network, cluster.width);
  const internet = internetBlock(network);
  const tailnet = tailnetBlock(network);
  const x = internet.width + GUTTER;
  const y = lan.height + GUTTER;
  const doorY = y + doorOf(cluster) - BESIDE;
  const below = y + cluster.height + GUTTER;
  const parts = [
    moved(internet, 0, doorY),
    moved(lan, x, 0),
    moved(cluster, x, y),
    ...(proxmox === null ? [] : [moved(proxmox, x, below)]),
    ...(tailnet === null ? [] : [moved(tailnet, x + cluster.width + GUTTER, doorY)]),
  ];
  const block = {
    width: x + cluster.width + (tailnet === null ? 0 : GUTTER + tailnet.width),
    height: proxmox === null ? below - GUTTER : below + proxmox.height,
    boxes: parts.flatMap(({ boxes }) => boxes),
  };
  const strip = cluster.boxes.find(({ id }) => id === CLUSTER_NETWORK);
  const top = y + (strip === undefined ? 0 : strip.y + strip.height);
  return { block, rows: grid.rows.map((row) => top + row) };
}

/** From the top of a zone to its own box. */
const BESIDE = 32;

/** Where the ways in stand, from the top of the cluster: the zones at the sides are level with them. */
function doorOf({ boxes }: Block): number {
  const doors = boxes.filter(({ kind }) => kind === 'program' || kind === 'connector').map(({ y }) => y);
  return doors.length === 0 ? BESIDE + PADDING : Math.min(...doors);
}
