import type { Folder } from '../folder/folder.ts';
import type { MachineFact } from '../machine-fact.ts';
import { isAddress } from '../machines/roles.ts';
import type { OtherSource } from '../other-source.ts';
import { LIVE } from '../repository/context.ts';
import { clusterOfPath, livenessOfPath } from '../repository/paths.ts';
import { at, itemsAt, scalarAt, textAt } from '../tree/nodes.ts';
import { parseTrees } from '../tree/parse-trees.ts';
import { withoutComments } from './hujson.ts';
import { readProxmoxFile } from './proxmox-files.ts';

const POLICY = ['acls', 'grants', 'tagOwners', 'autoApprovers'];
const PROXMOX =
  /(?:^|\/)(?:sdn\/\w+\.cfg|firewall\/[\w-]+\.fw|host\.fw|cluster\.fw|storage\.cfg|datacenter\.cfg|corosync\.conf|network\/interfaces|interfaces|\d+\.conf)$/;

/** Configurations that are no Kubernetes objects: cloudflared, the policy of a tailnet, Proxmox. */
export function readOthers(folder: Folder): readonly OtherSource[] {
  return [...folder.files.values()].flatMap(({ path, kind, text }): readonly OtherSource[] => {
    if (text === null) return [];
    const state = { file: path, cluster: clusterOfPath(path) ?? '', liveness: livenessOfPath(path) ?? LIVE };
    if (kind === 'proxmox' && PROXMOX.test(path)) {
      const tree = readProxmoxFile({ file: folder.shown(path), text, root: null });
      return [{ kind: 'proxmox', tree, ...state }];
    }
    if (kind === 'yaml' && /^ingress:/m.test(text) && /^tunnel:/m.test(text) && !/^apiVersion:/m.test(text)) {
      const [tree] = folder.trees(path);
      return tree === undefined || at(tree, 'ingress')?.kind !== 'sequence'
        ? []
        : [{ kind: 'cloudflared', tree, ...state }];
    }
    if ((kind === 'hujson' || kind === 'json') && POLICY.some((key) => text.includes(`"${key}"`))) {
      const [policy] = parseTrees(withoutComments(text), folder.shown(path)).trees;
      if (policy === undefined || !POLICY.some((key) => at(policy, key) !== undefined)) return [];
      return [{ kind: 'tailscale-policy', tree: policy, ...state }];
    }
    return [];
  });
}

/** The hosts of a Proxmox cluster, from the nodes of corosync.conf. */
export function proxmoxHosts(others: readonly OtherSource[]): readonly MachineFact[] {
  return others
    .filter(({ kind, file }) => kind === 'proxmox' && file.endsWith('corosync.conf'))
    .flatMap(({ tree, cluster, liveness }) =>
      itemsAt(tree).flatMap((node) => {
        const name = scalarAt(node, 'name');
        const address = scalarAt(node, 'ring0_addr');
        if (textAt(node, 'block') !== 'node' || name === undefined) return [];
        const isPlain = address !== undefined && isAddress(String(address.value));
        return [
          {
            from: 'proxmox' as const,
            name,
            ...(isPlain && { address }),
            groups: [],
            tree: node,
            cluster,
            liveness,
          },
        ];
      }),
    );
}
