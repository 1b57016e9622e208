import { basename } from 'node:path/posix';
import type { Folder } from '../folder/folder.ts';
import type { MachineFact } from '../machine-fact.ts';
import { LIVE } from '../repository/context.ts';
import { clusterOfPath, livenessOfPath } from '../repository/paths.ts';
import type { Tree, TreeScalar } from '../tree.ts';
import { at, itemsAt, scalarAt, scalarLike, textAt, textsAt } from '../tree/nodes.ts';
import { withoutMask } from './roles.ts';
import { withoutSecrets } from './without-secrets.ts';

/** Machine configurations and patches of Talos, and the nodes of talhelper. https://docs.siderolabs.com/talos/latest/reference/configuration */
export function readTalos(folder: Folder): readonly MachineFact[] {
  return [...folder.files.values()].flatMap(({ path, kind, text }) => {
    if (kind !== 'yaml' || text === null) return [];
    if (/^machine:/m.test(text) && !text.includes('{{')) return machineFacts(folder, path);
    return /^nodes:/m.test(text) && /^(?:talosVersion|clusterName|endpoint):/m.test(text)
      ? talhelperFacts(folder, path)
      : [];
  });
}

function stateOf(path: string): Pick<MachineFact, 'cluster' | 'liveness'> {
  return { cluster: clusterOfPath(path) ?? '', liveness: livenessOfPath(path) ?? LIVE };
}

function machineFacts(folder: Folder, path: string): readonly MachineFact[] {
  return folder.trees(path).flatMap((tree) => {
    if (at(tree, 'machine')?.kind !== 'mapping') return [];
    const type = textAt(tree, 'machine', 'type');
    const written = scalarAt(tree, 'machine', 'network', 'hostname');
    // a variable of whoever makes the configuration
    const hostname = String(written?.value).includes('${') ? undefined : written;
    const address = firstAddress(itemsAt(tree, 'machine', 'network', 'interfaces'));
    const name = hostname ?? (address === undefined ? null : nameOfFile(tree, path));
    const role = type === undefined ? undefined : type === 'worker' ? 'agent' : 'server';
    return [
      {
        from: 'talos' as const,
        name,
        ...(address !== undefined && { address }),
        ...(role !== undefined && { role }),
        groups: [],
        tree: withoutSecrets(tree),
        ...stateOf(path),
      },
    ];
  });
}

function nameOfFile(tree: Tree, path: string): TreeScalar {
  return scalarLike(tree, basename(path).replace(/\.ya?ml$/, ''));
}

function firstAddress(interfaces: readonly Tree[]): TreeScalar | undefined {
  for (const one of interfaces) {
    for (const item of [
      ...itemsAt(one, 'addresses'),
      ...itemsAt(one, 'vlans').flatMap((vlan) => itemsAt(vlan, 'addresses')),
    ]) {
      const address = withoutMask(textAt(item) ?? '');
      if (address !== null) return scalarLike(item, address);
    }
  }
  return undefined;
}

function talhelperFacts(folder: Folder, path: string): readonly MachineFact[] {
  const [tree] = folder.trees(path);
  if (tree === undefined) return [];
  const nodes = itemsAt(tree, 'nodes').flatMap((node) => {
    const name = scalarAt(node, 'hostname');
    if (name === undefined) return [];
    const address = scalarAt(node, 'ipAddress');
    const [first = ''] = (textAt(address) ?? '').split(',');
    return [
      {
        from: 'talos' as const,
        name,
        ...(address !== undefined && withoutMask(first) !== null && { address: scalarLike(address, first) }),
        role: textAt(node, 'controlPlane') === 'true' ? ('server' as const) : ('agent' as const),
        groups: [],
        tree: withoutSecrets(node),
        ...stateOf(path),
      },
    ];
  });
  const all = {
    from: 'talos' as const,
    name: null,
    groups: [],
    tree: withoutSecrets(tree),
    ...stateOf(path),
  };
  return nodes.length === 0 && textsAt(tree, 'nodes').length === 0 ? [] : [all, ...nodes];
}
