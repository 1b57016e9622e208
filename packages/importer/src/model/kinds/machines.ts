import type { MachineFact } from '../../sources/machine-fact.ts';
import type { Tree } from '../../sources/tree.ts';
import { toAddress, toBlock } from '../addresses.ts';
import type { BalancerName } from '../draft/balancers.ts';
import type { Draft } from '../draft/draft.ts';
import type { SourceKind } from '../kind.ts';
import { map, scalar, textOf, type PlannedScalar } from '../planned.ts';
import { at, entriesAt, scalarAt, statedAt, textAt, textsAt } from '../read-tree.ts';
import { firstKnown, stateCidrs } from '../state-cidrs.ts';
import { addTalos } from './talos.ts';

/** Machines of Ansible inventories, Talos and Terraform, and what K3s and Talos are configured with. */
export const machines: SourceKind = {
  machine: (machine, draft) => {
    addNode(machine, draft);
    if (machine.from === 'k3s' || machine.from === 'ansible') addK3s(machine, draft);
    if (machine.from === 'talos') addTalos(machine.tree, draft);
  },
};

/** The groups of inventories whose hosts are nodes: those of k3s-io/k3s-ansible and its relatives. */
const NODE_GROUPS = /(^|_)(k3s|k8s|kube|server|agent|master|node|worker|control|cluster)/i;

function addNode({ from, name, address, role, groups, tree }: MachineFact, draft: Draft): void {
  if (name === null || address === undefined) return;
  if (from === 'ansible' && role === undefined && !groups.some((group) => NODE_GROUPS.test(group))) return;
  // guests of Proxmox may be anything; what a machine of Talos is, it says
  if (from === 'proxmox' || (from === 'terraform' && !isTalosMachine(tree))) return;
  const text = textAt(name) ?? '';
  const use = { kind: 'machine', name: text, draft };
  const read = toAddress(scalar(textAt(address) ?? '', address), 4, use);
  if (read === undefined) return;
  draft.nodes.push({
    name: scalar(text, name),
    role: role === undefined ? undefined : scalar(role, name),
    address: read,
    address6: undefined,
    podCidr: undefined,
    inventory: name.source.file,
  });
}

/** https://www.talos.dev/latest/reference/configuration/v1alpha1/config/#Config.machine */
function isTalosMachine(tree: Tree): boolean {
  return ['controlplane', 'worker'].includes(textAt(tree, 'machine_type') ?? '');
}

/** K3s by its configuration file, or by flags in variables: `--cluster-cidr=10.42.0.0/16`. */
function addK3s({ tree, from }: MachineFact, draft: Draft): void {
  const use = { kind: 'K3s configuration', name: 'config', draft };
  const flag = (name: string): PlannedScalar | undefined =>
    statedAt(tree, name) ?? flagIn(tree, name) ?? statedAt(tree, name.replaceAll('-', '_'));
  const pods = isUnusedCidr(tree) ? flagIn(tree, 'cluster-cidr') : flag('cluster-cidr');
  const services = flag('service-cidr');
  if (from === 'k3s' && tree.kind === 'mapping' && tree.entries.size > 0) {
    draft.state('distribution', scalar('k3s', tree));
  }
  stateCidrs('podCidr', partsOf(pods), use);
  stateCidrs('serviceCidr', partsOf(services), use);
  const resolvers = partsOf(flag('cluster-dns'));
  const addresses = ([4, 6] as const).map((family) =>
    firstKnown(resolvers, (one) => toAddress(one, family, use)),
  );
  draft.state('clusterDns', addresses[0]);
  draft.state('clusterDns6', addresses[1]);
  draft.state('flannelBackend', backendOf(flag('flannel-backend')));
  const disabled = [...textsAt(tree, 'disable'), ...flagsIn(tree, 'disable')];
  const off = disabled.find(({ value }) => String(value).split(',').includes('servicelb'));
  if (off !== undefined) draft.state('servicelb', scalar(false, off.from));
  draft.tlsSans.push(...textsAt(tree, 'tls-san'), ...flagsIn(tree, 'tls-san'));
  if (from === 'ansible') addWellKnown(tree, draft);
}

/** The playbook of techno-tim gives `cluster_cidr` to Calico and Cilium only. */
function isUnusedCidr(tree: Tree): boolean {
  return (
    at(tree, 'flannel_iface') !== undefined &&
    at(tree, 'cilium_iface') === undefined &&
    at(tree, 'calico_iface') === undefined
  );
}

/** Variables of the playbooks that most people start from. */
function addWellKnown(tree: Tree, draft: Draft): void {
  const use = { kind: 'Ansible variable', name: 'apiserver_endpoint', draft };
  const address = toAddress(statedAt(tree, 'apiserver_endpoint'), 4, use);
  if (address !== undefined) draft.apis.push({ address, by: 'kube-vip' });
  const own = rangesAt(tree, 'kube_vip_lb_ip_range', draft);
  // with it, the playbook installs no MetalLB
  if (own.length > 0) addPool(draft, 'kube-vip', own);
  else addMetalLb(tree, draft);
}

function addMetalLb(tree: Tree, draft: Draft): void {
  const ranges = rangesAt(tree, 'metal_lb_ip_range', draft);
  if (ranges.length === 0) return;
  addPool(draft, 'metallb', ranges);
  const mode = scalarAt(tree, 'metal_lb_mode');
  if (mode?.value === 'layer2') draft.advertisements.push(map({ name: scalar('default', mode) }, mode));
}

function addPool(draft: Draft, by: BalancerName, addresses: readonly PlannedScalar[]): void {
  const from = addresses[0]?.from;
  if (from === undefined) return;
  draft.balanceBy(by, from);
  draft.pools.push({ by, name: scalar('first-pool', from), addresses, settings: {} });
}

function rangesAt(tree: Tree, name: string, draft: Draft): readonly PlannedScalar[] {
  return textsAt(tree, name).flatMap((one) => toBlock(one, { kind: 'Ansible variable', name, draft }) ?? []);
}

function backendOf(stated: PlannedScalar | undefined): PlannedScalar | undefined {
  const known = ['vxlan', 'host-gw', 'wireguard-native', 'none'];
  return stated !== undefined && known.includes(String(stated.value)) ? stated : undefined;
}

function partsOf(stated: PlannedScalar | undefined): readonly PlannedScalar[] {
  if (stated === undefined) return [];
  return textOf(stated)
    .split(',')
    .map((part) => scalar(part.trim(), stated.from));
}

function flagIn(tree: Tree, name: string): PlannedScalar | undefined {
  return flagsIn(tree, name)[0];
}

/** All `--name value` and `--name=value` in the texts of the tree's first level. */
function flagsIn(tree: Tree, name: string): readonly PlannedScalar[] {
  return entriesAt(tree).flatMap(([, value]) => {
    const nodes = value.kind === 'sequence' ? value.items : [value];
    return nodes.flatMap((node) => {
      // what a template decides is unknown
      const text = textAt(node)?.replaceAll(/\{[{%].*?[}%]\}/gs, ' ');
      if (text === undefined) return [];
      const pattern = new RegExp(`--${name}[= ]['"]?([^\\s'"]+)`, 'g');
      return Array.from(text.matchAll(pattern), ([, found = '']) => scalar(found, node));
    });
  });
}
