import { Address, type Cidr, parseBlock } from '@netloom/addresses';
import type { Conflicts } from '../conflicts.ts';
import type { DraftNode } from '../draft/cluster.ts';
import type { Draft } from '../draft/draft.ts';
import { guessed, list, map, scalar, textOf, type Planned, type PlannedMap } from '../planned.ts';
import { toName } from './names.ts';
import { sdnAddress } from './proxmox.ts';
import type { UsedAddresses } from './used.ts';

export interface ClusterInput {
  readonly draft: Draft;
  readonly conflicts: Conflicts;
  readonly lan: Cidr;
  readonly used: UsedAddresses;
}

/** What the file says about the cluster itself. */
export function assembleCluster({ draft, conflicts, lan, used }: ClusterInput): PlannedMap {
  const fact = (name: Parameters<Draft['state']>[0], what: string): ReturnType<Conflicts['first']> =>
    conflicts.first(what, draft.facts.get(name));
  const distribution = fact('distribution', 'the distribution');
  const backend = fact('flannelBackend', "flannel's backend");
  const cni = fact('cni', 'the pod network');
  const podCidr = fact('podCidr', 'the pod CIDR');
  return map({
    distribution: distribution ?? guessed('k3s', 'no file states the distribution'),
    version: distribution === undefined ? undefined : latest(draft),
    podCidr: podCidr ?? unstatedPods(cni),
    podCidr6: fact('podCidr6', 'the IPv6 pod CIDR'),
    serviceCidr: fact('serviceCidr', 'the service CIDR'),
    serviceCidr6: fact('serviceCidr6', 'the IPv6 service CIDR'),
    clusterDns: fact('clusterDns', "CoreDNS' address"),
    clusterDns6: fact('clusterDns6', "CoreDNS' IPv6 address"),
    cni,
    flannel: cni === undefined ? assembleFlannel(backend, draft) : undefined,
    servicelb: fact('servicelb', 'servicelb') ?? unstatedServicelb(draft, distribution),
    splitHorizon: draft.splitHorizons[0],
    api: assembleApi(draft, conflicts),
    nodes: list(assembleNodes({ draft, conflicts, lan, used })),
  });
}

/** Its packets take the SDN where every node has an address there. */
function assembleFlannel(backend: Planned | undefined, draft: Draft): PlannedMap | undefined {
  const overSdn = draft.nodes.map(({ flannel }) => sdnAddress(flannel, draft));
  const [first] = overSdn;
  const isSdn = first !== undefined && overSdn.every((one) => one !== undefined);
  if (backend === undefined && !isSdn) return undefined;
  return map(
    { backend, network: isSdn ? scalar('sdn', first.from) : undefined },
    backend?.from ?? first?.from,
  );
}

/** Nodes of an upgrade in progress run several. */
function latest({ facts }: Draft): Planned | undefined {
  const versions = facts.get('version') ?? [];
  const distinct = new Set(versions.map(textOf));
  return distinct.size === 1 ? versions[0] : undefined;
}

/** A pod network of its own may take a CIDR of its own: the file must state one. */
function unstatedPods(cni: Planned | undefined): Planned | undefined {
  if (cni === undefined) return undefined;
  return guessed('10.42.0.0/16', 'no file states the CIDR of the pod network');
}

/** Two load balancers would both answer for each Service. */
function unstatedServicelb({ pools }: Draft, distribution: Planned | undefined): Planned | undefined {
  const isK3s =
    distribution === undefined || (distribution.kind === 'scalar' && distribution.value === 'k3s');
  return isK3s && pools.length > 0 ? guessed(false, 'another load balancer has pools') : undefined;
}

function assembleApi(draft: Draft, conflicts: Conflicts): PlannedMap | undefined {
  const nodes = new Set(
    draft.nodes.flatMap(({ address }) => (address === undefined ? [] : [textOf(address)])),
  );
  // that of a single server is no address of its own, and one of the load balancer is that of a Service
  const [endpoint] = draft.endpoints.filter(
    ({ address }) => !nodes.has(textOf(address)) && !isBalanced(textOf(address), draft),
  );
  const apis = draft.apis.length === 0 && endpoint !== undefined ? [endpoint] : draft.apis;
  const address = conflicts.first(
    'the address of the Kubernetes API',
    apis.map((one) => one.address),
  );
  const [api] = apis;
  if (address === undefined || api === undefined) return undefined;
  return map({ address, by: scalar(api.by, address.from), port: api.port }, address.from);
}

function isBalanced(text: string, { allocations, pools }: Draft): boolean {
  if (allocations.some(({ address }) => textOf(address) === text)) return true;
  const address = Address.parse(text);
  return pools.some(({ addresses }) =>
    addresses.some((one) => {
      const block = parseBlock(textOf(one));
      return address.ok && block.ok && block.value.contains(address.value);
    }),
  );
}

function assembleNodes({ draft, conflicts, lan, used }: ClusterInput): readonly Planned[] {
  const addressed = ofOneInventory(draft).filter(({ address }) => address !== undefined);
  const nodes = conflicts.unique(addressed, {
    what: 'node',
    nameOf: ({ name }) => nodeName(textOf(name)),
    textOf: ({ address }) => (address === undefined ? '' : textOf(address)),
    at: ({ address }) => address?.from,
  });
  if (nodes.length === 0) {
    const address = used.takeOutside(lan) ?? lan.first.toString();
    const why = 'no file states the nodes and their addresses';
    return [map({ name: guessed('node', why), address: guessed(address, why) })];
  }
  return nodes.map((node) => toNode(node, draft));
}

/** Inventories that give one name different addresses are alternatives, or of other clusters: the first counts. */
function ofOneInventory(draft: Draft): readonly DraftNode[] {
  const addresses = new Map<string, string>();
  const others = new Set<string>();
  for (const { name, address, inventory } of draft.nodes) {
    const key = nodeName(textOf(name));
    const text = address === undefined ? '' : textOf(address);
    const known = addresses.get(key);
    if (known === undefined) {
      addresses.set(key, text);
    } else if (known !== text && inventory !== undefined) {
      others.add(inventory);
    }
  }
  const first = draft.nodes.find(({ inventory }) => inventory !== undefined)?.inventory;
  for (const inventory of others) {
    const node = draft.nodes.find((one) => one.inventory === inventory);
    if (inventory === first || node?.name.from === undefined) continue;
    const why = 'it gives nodes other addresses than an earlier one: an alternative, or another cluster';
    draft.leaveOut({ kind: 'inventory', name: inventory, why, at: node.name.from });
  }
  return draft.nodes.filter(
    ({ inventory }) => inventory === undefined || inventory === first || !others.has(inventory),
  );
}

function toNode(
  { name, role, address, address6, podCidr, podCidr6, flannel }: DraftNode,
  draft: Draft,
): PlannedMap {
  const text = nodeName(textOf(name));
  return map(
    {
      name: scalar(text, name.from),
      role,
      address,
      address6,
      sdnAddress: sdnAddress(flannel, draft),
      observed: podCidr === undefined && podCidr6 === undefined ? undefined : map({ podCidr, podCidr6 }),
    },
    name.from,
  );
}

/** The first label of a host name; of a machine that is known by its address alone, a name made of that. */
function nodeName(text: string): string {
  if (Address.parse(text).ok) return `node-${text.replaceAll(/[.:]+/g, '-')}`;
  return toName(text.split('.')[0] ?? '') ?? 'node';
}
