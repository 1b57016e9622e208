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

/** What a host goes by once its firewall is on. */
export interface HostFirewall {
  /** The host's own rules, then those of the datacenter. */
  readonly rules: readonly RuleOptions[];
  readonly groups: ReadonlyMap<string, readonly RuleOptions[]>;
  readonly sets: ReadonlyMap<string, readonly string[]>;
  /** Whom Proxmox lets manage the host by itself, after all rules. */
  readonly management: IntervalSet;
  readonly policyIn: string;
}

export type Verdict = { readonly kind: 'admitted' } | { readonly kind: 'stopped'; readonly why: string };

/** The ports that Proxmox opens to the network of the host by itself, as far as they matter here. */
const MANAGED = new Set([8006, 22]);

/**
 * Whether the packet certainly gets in. Rules that are read only in part (a macro, an alias, an interface) count for
 * nothing where they accept, and as a barrier where they do not.
 */
export function admits(packet: Packet, firewall: HostFirewall): Verdict {
  const decided = walk(packet, firewall.rules, firewall);
  if (decided !== null) return decided;
  const { source, proto, port } = packet;
  if (proto === 'tcp' && MANAGED.has(port) && covers(firewall.management, source))
    return { kind: 'admitted' };
  if (firewall.policyIn === 'ACCEPT') return { kind: 'admitted' };
  return { kind: 'stopped', why: `no rule lets it in, and policy_in is ${firewall.policyIn}` };
}

function walk(packet: Packet, rules: readonly RuleOptions[], firewall: HostFirewall): Verdict | null {
  for (const rule of rules) {
    if (rule.enable !== '1' || rule.type === 'out' || rule.type === 'forward') continue;
    const match = matches(packet, rule, firewall);
    if (match === 'no') continue;
    if (rule.type === 'group') {
      const inside = walk(packet, firewall.groups.get(rule.action ?? '') ?? [], firewall);
      // whether a group on one interface is asked at all is not known
      if (inside !== null && (match === 'yes' || inside.kind === 'stopped')) return inside;
      continue;
    }
    if (rule.action !== 'ACCEPT') return { kind: 'stopped', why: `"${printRule(rule)}" stands before` };
    if (match === 'yes') return { kind: 'admitted' };
  }
  return null;
}

type Match = 'yes' | 'no' | 'perhaps';

const UNREAD = ['macro', 'iface', 'sport', 'icmp-type'];

function matches(packet: Packet, rule: RuleOptions, { sets }: HostFirewall): Match {
  const { source, dest, proto, dport } = rule;
  const parts: readonly Match[] = [
    proto === undefined || proto === packet.proto ? 'yes' : 'no',
    dport === undefined ? 'yes' : matchesPort(packet.port, dport),
    source === undefined ? 'yes' : matchesSide(packet.source, { side: source, sets }),
    dest === undefined ? 'yes' : matchesSide(packet.dest, { side: dest, sets }),
    UNREAD.some((key) => rule[key] !== undefined) ? 'perhaps' : 'yes',
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

/** A negated entry takes its addresses out, whatever else holds them. */
function matchesSet(address: Address, entries: readonly string[]): Match {
  const negated = entries.filter((entry) => entry.startsWith('!')).map((entry) => entry.slice(1));
  const out = anyOf(negated.map((entry) => matchesText(address, entry)));
  const within = anyOf(
    entries.filter((entry) => !entry.startsWith('!')).map((entry) => matchesText(address, entry)),
  );
  if (out === 'yes' || within === 'no') return 'no';
  return out === 'perhaps' ? 'perhaps' : within;
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
