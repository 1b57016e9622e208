import { intervalOf, IntervalSet } from '@netloom/addresses';
import type { From } from '@netloom/chart-kit';
import type { Endpoint, FirewallRule, Network } from '@netloom/network-model';
import { endpointBlocks, type EndpointBlock } from './endpoint-blocks.ts';
import { ownerMark } from './owner-mark.ts';
import { packPorts } from './pack-ports.ts';
import { toSide, type Side } from './to-side.ts';
import type { DrawnValues } from './values.ts';

type Firewall = DrawnValues['firewall'];
type Rule = Firewall['rules'][number];

/** The security group that the firewall of each node's VM names: at most 18 characters. */
const NODES_GROUP = 'k3s-nodes';

/**
 * Proxmox' rules for the rows of the network that end on its hosts, and for those that end on the nodes. They are
 * never mixed: datacenter rules reach the hosts alone, and a VM takes only what its own firewall names.
 */
export function toFirewall(network: Network, from: From): Firewall {
  const comment = ownerMark(network.name);
  const rows = network.firewall.flatMap((row, index) => {
    const source = toSide({ network, endpoint: row.from, from });
    const dest = toSide({ network, endpoint: row.to, from });
    const name = distinctName(network.firewall, index);
    return source === null || dest === null ? [] : [{ row, name, source, dest, comment }];
  });
  const hosts = rows.filter(({ row }) => endsIn(network, row.to, ['proxmox']));
  // MetalLB answers for pool addresses on the nodes' interfaces
  const guests = rows.filter(({ row }) => endsIn(network, row.to, ['nodes', 'pools']));
  const used = rows.filter((row) => hosts.includes(row) || guests.includes(row));
  const group = { comment, rules: guests.flatMap((row) => toRules(row, from)) };
  return from(network, {
    ipsets: toIpSets({ sides: used.flatMap(({ source, dest }) => [source, dest]), comment, from }),
    rules: hosts.flatMap((row) => toRules(row, from)),
    groups: guests.length === 0 ? [] : [{ name: NODES_GROUP, spec: group }],
  });
}

function endsIn(network: Network, to: Endpoint, zones: readonly ('proxmox' | 'nodes' | 'pools')[]): boolean {
  // outgoing traffic is accepted already: Proxmox' policy_out is ACCEPT
  if (to.kind === 'zone' && to.zone === 'internet') return false;
  const here = IntervalSet.of(
    zones.flatMap((zone) => endpointBlocks(network, { kind: 'zone', zone }) ?? []).map(intervalOf),
  );
  const receivers = endpointBlocks(network, to);
  return receivers === null
    ? !here.isEmpty
    : !here.intersect(IntervalSet.of(receivers.map(intervalOf))).isEmpty;
}

/** Proxmox' rules have no id: they are recognized by their comment, so no two may have the same name. */
function distinctName(rows: readonly FirewallRule[], index: number): string {
  const name = rows[index]?.name ?? '';
  const before = rows.slice(0, index).filter((row) => row.name === name).length;
  return before === 0 ? name : `${name} (${before + 1})`;
}

interface Row {
  readonly row: FirewallRule;
  readonly name: string;
  readonly source: Side;
  readonly dest: Side;
  readonly comment: string;
}

function toRules({ row, name: own, source, dest, comment }: Row, from: From): readonly Rule[] {
  return (['tcp', 'udp'] as const).flatMap((proto) => {
    const packs = packPorts(row.ports.filter(({ protocol }) => protocol === proto));
    return packs.map((dport, index) => {
      const name = [own, proto, ...(index === 0 ? [] : [index + 1])].join(' ');
      return from(row, {
        name,
        spec: {
          type: 'in' as const,
          action: 'ACCEPT' as const,
          ...(source.kind !== 'any' && { source: condition(source) }),
          ...(dest.kind !== 'any' && { dest: condition(dest) }),
          proto,
          dport,
          enable: 1 as const,
          comment: `${comment}: ${name}`,
        },
      });
    });
  });
}

function condition(side: Exclude<Side, { kind: 'any' }>): EndpointBlock | string {
  return side.kind === 'one' ? side.holder : `+${side.name}`;
}

function toIpSets(options: {
  readonly sides: readonly Side[];
  readonly comment: string;
  readonly from: From;
}): Firewall['ipsets'] {
  const { sides, comment, from } = options;
  const sets = new Map(sides.flatMap((side) => (side.kind === 'set' ? [[side.name, side] as const] : [])));
  return [...sets.values()].map(({ name, cidrs, endpoint }) =>
    from(endpoint, { name, spec: { comment, cidrs } }),
  );
}
