import type { Network } from '@netloom/network-model';
import type { Way } from '../data/map-layout.ts';
import { subjectId } from '../data/subject-id.ts';
import { EMPTY, flowed, framed, leaf, moved, type Block } from './block.ts';
import { GAP, MANY, PADDING, SMALL, TILE } from './sizes.ts';
import { serviceId } from './ways-in.ts';

/** The namespaces in rows of columns that are equally wide; a large namespace takes several. */
export interface NamespaceGrid {
  readonly block: Block;
  /** Where the rows begin: the lines to their namespaces run above them. */
  readonly rows: readonly number[];
}

/** What the rows have between them, lines included. */
export const ROW_GAP = 32;

/** Boxes of namespaces in their order. */
export function namespaceBlocks(network: Network): readonly Block[] {
  const { services, exposures, balancers } = network;
  const balanced = Map.groupBy(balancers, serviceId);
  const isSmall = services.length > MANY;
  const tile = isSmall ? SMALL : TILE;
  const columns = isSmall ? 2 : 1;
  const perColumn = isSmall ? 8 : 4;
  const exposed = Map.groupBy(exposures, serviceId);
  const namespaces = [...Map.groupBy(services, ({ namespace }) => namespace)].toSorted(([one], [other]) =>
    BY_NAME.compare(one, other),
  );
  const columnWidth = columns * (tile.width + GAP) - GAP + 2 * GAP;
  return namespaces.map(([namespace, own]) => {
    const span = Math.min(MOST_COLUMNS, Math.ceil(own.length / (columns * perColumn)));
    const width = span * (columnWidth + PADDING) - PADDING;
    const tiles = own.map(({ name, addresses }) => {
      const id = serviceId({ namespace, service: name });
      const hosts = exposed.get(id) ?? [];
      const detail = isSmall
        ? null
        : (describeHosts(hosts.map(({ host }) => host)) ?? describeDevice(addresses));
      const ways = new Set([...hosts.map(wayOf), ...(balanced.get(id) ?? []).map(wayOfBalancer)]);
      return leaf({ id, kind: 'service', label: name, detail, ways: [...ways] }, tile);
    });
    const inner = flowed(tiles, { width: width - 2 * GAP, gap: GAP });
    const text = {
      id: subjectId.namespace(namespace),
      kind: 'namespace',
      label: namespace,
      detail: String(own.length),
    } as const;
    return framed(text, inner, { padding: GAP, width });
  });
}

/** The width of the widest row decides; the height of a row is that of its highest namespace. */
export function namespaceGrid(blocks: readonly Block[], width: number): NamespaceGrid {
  const placed: Block[] = [];
  const rows: number[] = [];
  let [x, y, height, most] = [0, ROW_GAP, 0, 0];
  for (const block of blocks) {
    if (x > 0 && x + block.width > width) [x, y, height] = [0, y + height + ROW_GAP, 0];
    if (x === 0) rows.push(y);
    placed.push(moved(block, x, y));
    x += block.width + PADDING;
    most = Math.max(most, x - PADDING);
    height = Math.max(height, block.height);
  }
  if (placed.length === 0) return { block: EMPTY, rows };
  return { block: { width: most, height: y + height, boxes: placed.flatMap(({ boxes }) => boxes) }, rows };
}

/** apps-2 before apps-10. */
const BY_NAME = new Intl.Collator('en', { numeric: true });

/** A namespace is not wider than so many columns. */
const MOST_COLUMNS = 8;

function wayOf({ via }: { readonly via: 'tunnel' | 'ingress' }): Way {
  return via === 'tunnel' ? 'public' : 'lan';
}

/** A device that no name leads to. */
function describeDevice([first]: readonly { toString(): string }[]): string | null {
  return first === undefined ? null : `at ${first.toString()}`;
}

function wayOfBalancer({ via, device }: Network['balancers'][number]): Way {
  if (device?.funnel === true) return 'public';
  return via === 'tailscale' ? 'tailnet' : 'lan';
}

function describeHosts([first, ...others]: readonly string[]): string | null {
  if (first === undefined) return null;
  return others.length === 0 ? first : `${first} +${others.length}`;
}
