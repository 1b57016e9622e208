import type { IntervalSet } from '@netloom/addresses';
import type { Edit, Finding, RelatedPlace, Rule } from '@netloom/diagnostics';
import { printEndpoint, type Endpoint } from '../../endpoint.ts';
import type { NetworkFacts } from '../../facts.ts';
import { addressesOf } from '../../ledger/addresses-of.ts';
import type { FirewallRule, PortRange } from '../../network.ts';

export const firewallDirectionReversed: Rule<NetworkFacts> = {
  code: 'firewall-direction-reversed',
  severity: 'error',
  description:
    'A firewall rule for an entry point names the clients as its source and the entry point as its destination.',
  *check(facts) {
    for (const rule of facts.network.firewall) {
      if (!receivesOnly(rule.from, facts) || !isClients(rule.to, facts) || !rule.ports.every(isEntryPort)) {
        continue;
      }
      yield toFinding(rule, facts);
    }
  },
};

function toFinding(rule: FirewallRule, facts: NetworkFacts): Finding {
  const { origins } = facts;
  const [from, to] = [printEndpoint(rule.from), printEndpoint(rule.to)];
  const swap: readonly Edit[] = [
    { kind: 'replace', at: origins.of(rule.from), value: to },
    { kind: 'replace', at: origins.of(rule.to), value: from },
  ];
  return {
    message: `firewall rule "${rule.name}" lets ${from} open connections to ${to}, but ${from} only accepts them: the two are swapped`,
    at: origins.of(rule.from),
    related: [
      { message: `${to} is where the clients are`, at: origins.of(rule.to) },
      ...receivers(rule.from, facts),
    ],
    help: 'the source of a rule opens the connection, and the ports are those of its destination',
    fix: { title: `swap ${from} and ${to}`, edits: swap },
  };
}

/** What the addresses of such a source are: pools, or the Services' CIDRs. */
function* receivers(source: Endpoint, { network, origins, ledger }: NetworkFacts): Iterable<RelatedPlace> {
  const meant = addressesOf(source, ledger);
  for (const pool of network.pools) {
    if (pool.addresses.some((block) => meant.overlaps(block.interval))) {
      yield { message: `pool "${pool.name}" only accepts`, at: origins.of(pool) };
    }
  }
  for (const { space, cidr } of network.subnets) {
    if (space === 'services' && meant.overlaps(cidr.interval)) {
      yield { message: `service CIDR ${cidr.toString()} only accepts`, at: origins.of(cidr) };
    }
  }
}

/** Nothing opens a connection from a load balancer address or a ClusterIP: kube-proxy rewrites the destination of incoming packets. */
function receivesOnly(endpoint: Endpoint, { ledger }: NetworkFacts): boolean {
  const of = (zone: 'pools' | 'services'): IntervalSet => addressesOf({ kind: 'zone', zone }, ledger);
  if (endpoint.kind === 'zone') return endpoint.zone === 'pools' || endpoint.zone === 'services';
  if (endpoint.kind === 'named') return endpoint.what === 'pool' || endpoint.what === 'service';
  return of('pools').union(of('services')).covers(endpoint.addresses.interval);
}

/** Where clients of an entry point are: a zone of them, or a literal that holds a whole one. */
function isClients(endpoint: Endpoint, { network }: NetworkFacts): boolean {
  switch (endpoint.kind) {
    case 'zone':
      return ['any', 'internet', 'lan', 'segments', 'tailnet'].includes(endpoint.zone);
    case 'literal':
      return network.subnets.some(
        ({ space, cidr }) => (space === 'lan' || space === 'tailnet') && endpoint.addresses.contains(cidr),
      );
    case 'named':
      return endpoint.what === 'segment';
    default:
      return endpoint satisfies never;
  }
}

/** What clients open: http and https. */
const ENTRY_PORTS: readonly number[] = [80, 443];

function isEntryPort({ first, last }: PortRange): boolean {
  return first === last && ENTRY_PORTS.includes(first);
}
