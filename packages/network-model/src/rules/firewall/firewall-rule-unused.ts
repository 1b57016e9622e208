import type { Finding, Rule } from '@netloom/diagnostics';
import { printEndpoint, type ZoneName } from '../../endpoint.ts';
import type { NetworkFacts } from '../../facts.ts';
import { addressesOf } from '../../ledger/addresses-of.ts';
import type { FirewallRule, Network, Service } from '../../network.ts';
import { hasSegments } from '../../node-segments.ts';
import { auditsIncoming, deniesIncoming } from '../../service-rows.ts';
import { vnetOfSegment } from '../../vnet-of-segment.ts';

/** What a network states to have something in a zone. */
const SECTIONS: Partial<Readonly<Record<ZoneName, string>>> = {
  tailnet: '`tailnet`',
  sdn: 'VNet with a subnet of its own',
  proxmox: '`proxmox`',
  pools: '`loadBalancer`',
};

/** Nothing in them sends. */
const ONLY_ACCEPTING: ReadonlySet<ZoneName> = new Set(['pools', 'services']);

export const firewallRuleUnused: Rule<NetworkFacts> = {
  code: 'firewall-rule-unused',
  severity: 'warning',
  description: 'Both ends of a firewall rule are somewhere that a firewall can see.',
  *check(facts) {
    const services = new Map(
      facts.network.services.map((service) => [`service:${service.namespace}/${service.name}`, service]),
    );
    for (const rule of facts.network.firewall) {
      const finding = unused(rule, services, facts);
      if (finding !== null) yield finding;
    }
  },
};

type Services = ReadonlyMap<string, Service>;

function unused(
  rule: FirewallRule,
  services: Services,
  { network, origins, ledger }: NetworkFacts,
): Finding | null {
  // a network policy lets the source in to a Service of a closed namespace, or of one that is to be closed.
  const accepting = services.get(printEndpoint(rule.to));
  const policy =
    accepting !== undefined && (deniesIncoming(network, accepting) || auditsIncoming(network, accepting));
  if (policy && rule.from.kind === 'zone' && ONLY_ACCEPTING.has(rule.from.zone)) {
    return {
      message: `firewall rule "${rule.name}" is never used: ${rule.from.zone} open no connections`,
      at: origins.of(rule.from),
      help: 'the source of a rule opens the connection: write `pods`, `lan` or another zone of clients',
    };
  }
  for (const side of [rule.from, rule.to]) {
    const what = printEndpoint(side);
    if (side.kind === 'zone' && addressesOf(side, ledger).isEmpty) {
      return {
        message: `firewall rule "${rule.name}" is never used: nothing is in ${what}, since the network has no ${SECTIONS[side.zone] ?? what}`,
        at: origins.of(side),
        help: side.zone === 'sdn' ? sdnHelp(network) : 'remove the rule, or state what it is for',
      };
    }
    if (policy) continue;
    // a Service as the source is a reversed rule, and an undeclared one an unknown name: other rules report both.
    const service = side === rule.to ? services.get(what) : undefined;
    if (service === undefined && !what.startsWith('pod:')) continue;
    return {
      message: `firewall rule "${rule.name}" is never used: no firewall outside the cluster sees ${what}`,
      at: origins.of(side),
      related:
        service === undefined
          ? []
          : [{ message: 'the Service is inside the cluster', at: origins.of(service) }],
      help: 'network policies decide about pods: see policies.defaultDenyIngress',
    };
  }
  return null;
}

/** A VNet may be a segment, which has a name of its own. */
function sdnHelp(network: Network): string {
  const segment = network.subnets.find((subnet) => vnetOfSegment(network, subnet) !== undefined);
  if (segment === undefined) return 'remove the rule, or state what it is for';
  const end = hasSegments(network) ? `segment:${segment.name}` : 'lan';
  return `the VNet is a segment: write \`${end}\``;
}
