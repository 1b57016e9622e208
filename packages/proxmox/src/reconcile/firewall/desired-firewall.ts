import type { Address, Cidr } from '@netloom/addresses';
import { plain } from '@netloom/chart-kit';
import type { Network } from '@netloom/network-model';
import { FirewallValues, toFirewall } from '@netloom/proxmox-sdn';
import type { FirewallState } from './firewall-state.ts';
import { toRuleOptions } from './rule-options.ts';

/** A Proxmox host, and the networks that Proxmox counts as its own. */
export interface GuardedHost {
  readonly name: string;
  readonly addresses: readonly Address[];
  readonly networks: readonly Cidr[];
}

/** Who sends VXLAN packets to whom. */
export interface Overlay {
  readonly zone: string;
  readonly port: number;
  readonly peers: readonly Address[];
}

/** What the firewall of the datacenter should have, and what must get through once it is on. */
export interface DesiredFirewall {
  /** The comment by which a set or a group is known as ours; rules have it before their own name. */
  readonly mark: string;
  /** The major version of Proxmox VE that the network states. */
  readonly version: 8 | 9;
  readonly state: FirewallState;
  readonly hosts: readonly GuardedHost[];
  readonly overlays: readonly Overlay[];
}

/** null for a network without Proxmox. */
export function toDesiredFirewall(network: Network): DesiredFirewall | null {
  const { proxmox } = network;
  if (proxmox === null) return null;
  const drawn = toFirewall(network, (_, value) => value);
  const { ipsets, groups, rules } = FirewallValues.parse(plain(drawn));
  const lan = network.subnets.filter(({ space }) => space === 'lan');
  return {
    mark: `netloom ${network.name}`,
    version: proxmox.version,
    state: {
      sets: ipsets.map(({ name, spec }) => ({ name, entries: spec.cidrs })),
      groups: groups.map(({ name, spec }) => ({
        name,
        rules: spec.rules.map((rule) => toRuleOptions(rule.spec)),
      })),
      rules: rules.map(({ spec }) => toRuleOptions(spec)),
    },
    hosts: proxmox.hosts.map(({ name, addresses }) => ({
      name,
      addresses,
      networks: lan
        .filter(({ cidr }) => addresses.some((address) => cidr.contains(address)))
        .map(({ cidr }) => cidr),
    })),
    overlays: proxmox.zones
      .filter(({ type }) => type === 'vxlan')
      .map(({ name, port, peers }) => ({ zone: name, port, peers })),
  };
}
