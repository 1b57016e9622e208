import { childAt, type SourceNode } from '@netloom/diagnostics';

/** Lists of a file whose entries an endpoint can name, each with the word for it. */
const NAMED = [
  ['node', 'cluster.nodes'],
  ['host', 'proxmox.hosts'],
  ['host', 'lan.hosts'],
  ['host', 'segments[].hosts'],
  ['pool', 'loadBalancer.pools'],
  ['segment', 'segments'],
  ['ingress', 'ingresses'],
  ['vpn', 'vpns'],
  ['service', 'services'],
] as const;

/** The endpoints that a file gives a name to, such as `host:pve1`, whatever else is wrong in it. */
export function endpointNames(root: SourceNode | null): readonly string[] {
  if (root === null) return [];
  const gateways = [childAtPath(root, ['lan', 'gateway']), childAtPath(root, ['router'])];
  return [
    ...NAMED.flatMap(([what, list]) =>
      itemsAt(root, list).flatMap((item) => {
        const name = textAt(item, 'name');
        if (name === null) return [];
        if (what !== 'service') return [`${what}:${name}`];
        const namespace = textAt(item, 'namespace');
        return namespace === null ? [] : [`${what}:${namespace}/${name}`];
      }),
    ),
    // the name of the one ingress in the short form
    ...(childAt(root, 'ingress') === null ? [] : ['ingress:ingress']),
    ...gateways.flatMap((node) => {
      const name = node === null ? null : textAt(node, 'name');
      return name === null ? [] : [`host:${name}`];
    }),
  ];
}

function itemsAt(root: SourceNode, list: string): readonly SourceNode[] {
  const [outer = '', inner] = list.split('[].');
  const node = childAtPath(root, outer.split('.'));
  const items = node?.kind === 'sequence' ? node.items : [];
  return inner === undefined ? items : items.flatMap((item) => itemsAt(item, inner));
}

function childAtPath(root: SourceNode, path: readonly string[]): SourceNode | null {
  return path.reduce<SourceNode | null>((node, key) => node && childAt(node, key), root);
}

function textAt(node: SourceNode, key: string): string | null {
  const child = childAt(node, key);
  return child?.kind === 'scalar' && typeof child.value === 'string' ? child.value : null;
}
