import type { From } from '@netloom/chart-kit';
import type { Flow, Network } from '../network.ts';
import { serviceOf } from '../service-of.ts';
import { allow, peersOf, type Policy, type PolicyPort } from './allow.ts';

/**
 * An allow for each Service of the namespace and each source of its flows. None without labels, since the pods cannot be
 * named, and none without peers, since that would allow every source.
 */
export function* flowPolicies(network: Network, namespace: string, from: From): Generator<Policy> {
  const flows = network.flows.filter((flow) => flow.namespace === namespace);
  for (const [first, ports] of byServiceAndSource(flows)) {
    const { service } = first;
    const selector = serviceOf(network, { namespace, service })?.selector ?? null;
    const peers = peersOf(network, first.from);
    if (selector === null || peers.length === 0) continue;
    yield from(first, {
      name: `allow-${first.from}-to-${service}`,
      namespace,
      spec: allow({ selector, peers, ports: ports.map((port): PolicyPort => ({ protocol: 'TCP', port })) }),
    });
  }
}

/** The first flow of each service and source, with the ports of all. */
function* byServiceAndSource(flows: readonly Flow[]): Generator<readonly [Flow, readonly number[]]> {
  for (const group of Map.groupBy(flows, ({ from, service }) => `${from} ${service}`).values()) {
    const [first] = group;
    const ports = [...new Set(group.map(({ port }) => port))].sort((one, other) => one - other);
    if (first !== undefined) yield [first, ports];
  }
}
