import type { MachineFact } from '../machine-fact.ts';
import type { Tree } from '../tree.ts';
import { itemsAt, scalarAt, scalarLike, textAt } from '../tree/nodes.ts';
import { withoutMask } from './roles.ts';
import { withoutSecrets } from './without-secrets.ts';

/** Whether a text is the list of nodes that talhelper or topf makes configurations of. */
export function isNodeList(text: string): boolean {
  return /^nodes:/m.test(text) && /^(?:talosVersion|clusterName|endpoint|clusterEndpoint):/m.test(text);
}

/**
 * What is said of the cluster, and its nodes. https://budimanjojo.github.io/talhelper/latest/reference/configuration/
 * https://postfinance.github.io/topf/main/configuration/
 */
export function nodeListFacts(trees: readonly Tree[]): readonly Omit<MachineFact, 'cluster' | 'liveness'>[] {
  const [tree] = trees;
  if (tree === undefined) return [];
  const nodes = itemsAt(tree, 'nodes').flatMap((node) => {
    const name = scalarAt(node, 'hostname') ?? scalarAt(node, 'host');
    if (name === undefined) return [];
    const address = scalarAt(node, 'ipAddress') ?? scalarAt(node, 'ip');
    const [first = ''] = (textAt(address) ?? '').split(',');
    const isServer =
      textAt(node, 'controlPlane') === 'true' ||
      /^control-?plane$/.test(textAt(node, 'role') ?? textAt(node, 'type') ?? '');
    return [
      {
        from: 'talos' as const,
        name,
        ...(address !== undefined && withoutMask(first) !== null && { address: scalarLike(address, first) }),
        role: isServer ? ('server' as const) : ('agent' as const),
        groups: [],
        tree: withoutSecrets(node),
      },
    ];
  });
  if (nodes.length === 0) return [];
  return [{ from: 'talos' as const, name: null, groups: [], tree: withoutSecrets(tree) }, ...nodes];
}
