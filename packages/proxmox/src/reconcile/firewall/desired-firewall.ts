import type { Address, Cidr } from '@netloom/addresses';
import { plain, withoutOrigin } from '@netloom/chart-kit';
import type { Network } from '@netloom/network-model';
import { FirewallValues, toFirewall } from '@netloom/proxmox-sdn';
import { ownerMark } from '@netloom/proxmox-sdn/owner-mark';
import type { FirewallState } from './firewall-state.ts';
import { toRuleOptions } from './rule-options.ts';

/** A Proxmox host, and the networks that Proxmox regards as its own. */
export interface GuardedHost {
  readonly name: string;
  readonly addresses: readonly Address[];
  readonly networks: readonly Cidr[];
}

/** A VXLAN zone: every peer sends packets to every other one. */
export interface Overlay {
  readonly zone: string;
  readonly port: number;
  readonly peers: readonly Address[];
}

/** What the firewall of the datacenter should have, and what it must accept once it is on. */
export interface DesiredFirewall {
  /** The comment that marks a set or a group as managed by netloom; rules have it before their own name. */
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
  const values = toFirewall(network, withoutOrigin);
  const { ipsets, groups, rules } = FirewallValues.parse(plain(values));
  const lan = network.subnets.filter(({ space }) => space === 'lan');
  return {
    mark: ownerMark(network.name),
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
