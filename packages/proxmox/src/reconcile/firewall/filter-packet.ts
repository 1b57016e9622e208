import { IntervalSet, type Address } from '@netloom/addresses';
import { intervalOfText } from './entry-key.ts';
import { printRule, type RuleOptions } from './rule-options.ts';

/** The first packet of a connection to a host. */
export interface Packet {
  readonly source: Address;
  readonly dest: Address;
  readonly proto: 'tcp' | 'udp';
  readonly port: number;
}

/** The rules of a host once its firewall is on. */
export interface HostFirewall {
  /** The host's own rules, then those of the datacenter. */
  readonly rules: readonly RuleOptions[];
  readonly groups: ReadonlyMap<string, readonly RuleOptions[]>;
  readonly sets: ReadonlyMap<string, readonly string[]>;
  /** Sources that Proxmox itself lets manage the host, after all rules. */
  readonly management: IntervalSet;
  readonly policyIn: string;
}

export type FilterResult =
  | { readonly kind: 'accepted' }
  | { readonly kind: 'blocked'; readonly reason: string };

/** The ports that Proxmox itself opens to the network of the host, as far as they matter here. */
const MANAGED = new Set([8006, 22]);

const ACCEPTED: FilterResult = { kind: 'accepted' };

/**
 * Whether the packet is certain to be accepted. Rules that netloom supports only in part (a macro, an alias, an interface)
 * are ignored where they accept, and taken to match where they do not.
 */
export function filterPacket(packet: Packet, firewall: HostFirewall): FilterResult {
  const decided = applyRules(packet, firewall.rules, firewall);
  if (decided !== null) return decided;
  const { source, proto, port } = packet;
  if (proto === 'tcp' && MANAGED.has(port) && covers(firewall.management, source)) return ACCEPTED;
  if (firewall.policyIn === 'ACCEPT') return ACCEPTED;
  return { kind: 'blocked', reason: `no rule accepts it, and policy_in is ${firewall.policyIn}` };
}

/** null where no rule decides. */
function applyRules(
  packet: Packet,
  rules: readonly RuleOptions[],
  firewall: HostFirewall,
): FilterResult | null {
  for (const rule of rules) {
    if (rule.enable !== '1' || rule.type === 'out' || rule.type === 'forward') continue;
    const match = matches(packet, rule, firewall);
    if (match === 'no') continue;
    if (rule.type === 'group') {
      const inside = applyRules(packet, firewall.groups.get(rule.action ?? '') ?? [], firewall);
      // whether the group of one interface applies is not known
      if (inside !== null && (match === 'yes' || inside.kind === 'blocked')) return inside;
      continue;
    }
    if (rule.action !== 'ACCEPT') return { kind: 'blocked', reason: `"${printRule(rule)}" comes first` };
    if (match === 'yes') return ACCEPTED;
  }
  return null;
}

type Match = 'yes' | 'no' | 'perhaps';

const UNSUPPORTED = ['macro', 'iface', 'sport', 'icmp-type'];

function matches(packet: Packet, rule: RuleOptions, { sets }: HostFirewall): Match {
  const { source, dest, proto, dport } = rule;
  const parts: readonly Match[] = [
    proto === undefined || proto === packet.proto ? 'yes' : 'no',
    dport === undefined ? 'yes' : matchesPort(packet.port, dport),
    source === undefined ? 'yes' : matchesSide(packet.source, { side: source, sets }),
    dest === undefined ? 'yes' : matchesSide(packet.dest, { side: dest, sets }),
    UNSUPPORTED.some((key) => rule[key] !== undefined) ? 'perhaps' : 'yes',
  ];
  if (parts.includes('no')) return 'no';
  return parts.includes('perhaps') ? 'perhaps' : 'yes';
}

function matchesPort(port: number, dport: string): Match {
  const parts = dport.split(',').map((part): Match => {
    const [first = '', last = first] = part.split(':');
    if (!/^\d+$/.test(first) || !/^\d+$/.test(last)) return 'perhaps';
    return Number(first) <= port && port <= Number(last) ? 'yes' : 'no';
  });
  return anyOf(parts);
}

function matchesSide(
  address: Address,
  { side, sets }: { readonly side: string; readonly sets: HostFirewall['sets'] },
): Match {
  if (side.startsWith('+')) {
    const entries = sets.get(side.slice(1));
    return entries === undefined ? 'perhaps' : matchesSet(address, entries);
  }
  return anyOf(side.split(',').map((part) => matchesText(address, part)));
}

/** A negated entry excludes its addresses, whatever other entries hold. */
function matchesSet(address: Address, entries: readonly string[]): Match {
  const negated = entries.filter((entry) => entry.startsWith('!')).map((entry) => entry.slice(1));
  const excluded = anyOf(negated.map((entry) => matchesText(address, entry)));
  const included = anyOf(
    entries.filter((entry) => !entry.startsWith('!')).map((entry) => matchesText(address, entry)),
  );
  if (excluded === 'yes' || included === 'no') return 'no';
  return excluded === 'perhaps' ? 'perhaps' : included;
}

function matchesText(address: Address, text: string): Match {
  const interval = intervalOfText(text);
  if (interval === null) return 'perhaps';
  return covers(IntervalSet.of([interval]), address) ? 'yes' : 'no';
}

function anyOf(parts: readonly Match[]): Match {
  if (parts.includes('yes')) return 'yes';
  return parts.includes('perhaps') ? 'perhaps' : 'no';
}

function covers(set: IntervalSet, address: Address): boolean {
  return set.covers({ family: address.family, first: address.value, last: address.value });
}
