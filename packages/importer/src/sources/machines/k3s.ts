import type { Folder } from '../folder/folder.ts';
import type { MachineFact } from '../machine-fact.ts';
import { LIVE } from '../repository/context.ts';
import { clusterOfPath, livenessOfPath } from '../repository/paths.ts';
import type { Tree } from '../tree.ts';
import { embeddedTrees } from '../tree/embedded.ts';
import { at, scalarAt, scalarsOf } from '../tree/nodes.ts';
import { flagsOf, isCommandLine } from './flags.ts';
import { withoutSecrets } from './without-secrets.ts';

/** Keys of K3s' and RKE2's configuration that no other file has. */
const KEYS = [
  ...[
    'cluster-cidr',
    'service-cidr',
    'cluster-dns',
    'cluster-domain',
    'cluster-init',
    'flannel-backend',
    'flannel-iface',
  ],
  ...[
    'node-ip',
    'node-external-ip',
    'tls-san',
    'write-kubeconfig-mode',
    'disable-kube-proxy',
    'disable-network-policy',
  ],
  ...['etcd-expose-metrics', 'kube-proxy-arg', 'kubelet-arg', 'node-taint', 'kube-apiserver-arg'],
];
const PATH = /(?:^|\/)(?:rancher\/)?(?:k3s|rke2)\/(?:config\.ya?ml|config\.yaml\.d\/[^/]+\.ya?ml)$/;

/** Configuration files of K3s, units of systemd, and the flags among the variables of a playbook. */
export function readK3s(folder: Folder, machines: readonly MachineFact[]): readonly MachineFact[] {
  const files = [...folder.files.values()].flatMap(({ path, kind, text }) => {
    if (text === null) return [];
    if (kind === 'systemd') return unitFacts(folder, path, text);
    if (kind !== 'yaml' || !mayBeConfiguration(path, text)) return [];
    const [tree] = folder.trees(path);
    return tree !== undefined && isConfiguration(path, tree) ? [fact(tree, path)] : [];
  });
  return [...files, ...machines.flatMap(flagFacts)];
}

function mayBeConfiguration(path: string, text: string): boolean {
  return (PATH.test(path) || KEYS.some((key) => text.includes(`${key}:`))) && !text.includes('apiVersion:');
}

function isConfiguration(path: string, tree: Tree): boolean {
  const known = KEYS.filter((key) => at(tree, key) !== undefined).length;
  return tree.kind === 'mapping' && (known > 1 || (known === 1 && PATH.test(path)));
}

function unitFacts(folder: Folder, path: string, text: string): readonly MachineFact[] {
  const source = { file: folder.shown(path), text, root: null };
  return [...text.matchAll(/^ExecStart=((?:.*\\\r?\n)*.*)$/gm)].flatMap((match) => {
    const [whole, command = ''] = match;
    if (!/\bk3s\b/.test(command) || !isCommandLine(command)) return [];
    const end = match.index + whole.length;
    const span = { start: end - command.length, end };
    return [fact(flagsOf({ kind: 'scalar', source, span, value: command }), path)];
  });
}

function fact(tree: Tree, path: string): MachineFact {
  return {
    from: 'k3s',
    name: null,
    groups: [],
    tree: withoutSecrets(tree),
    cluster: clusterOfPath(path) ?? '',
    liveness: livenessOfPath(path) ?? LIVE,
  };
}

/** `extra_server_args: --disable servicelb --cluster-cidr …`, and the configuration file that k3s-io/k3s-ansible writes. */
function flagFacts(machine: MachineFact): readonly MachineFact[] {
  if (machine.from !== 'ansible') return [];
  const written = ['server_config_yaml', 'agent_config_yaml'].flatMap((name) => {
    const text = scalarAt(machine.tree, name);
    return text === undefined ? [] : embeddedTrees(text);
  });
  const configured = written.map((tree) => ({
    ...machine,
    from: 'k3s' as const,
    name: null,
    tree: withoutSecrets(tree),
  }));
  return [...configured, ...commandLines(machine)];
}

function commandLines(machine: MachineFact): readonly MachineFact[] {
  return [...scalarsOf(machine.tree)].flatMap((scalar) => {
    if (typeof scalar.value !== 'string' || !isCommandLine(scalar.value)) return [];
    const tree = flagsOf(scalar);
    return tree.entries.size === 0 ? [] : [{ ...machine, from: 'k3s' as const, name: null, tree }];
  });
}
