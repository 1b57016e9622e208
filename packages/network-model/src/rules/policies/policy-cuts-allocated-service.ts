import type { Finding, Rule } from '@netloom/diagnostics';
import { hasOwnPods } from '../../behind-service.ts';
import type { NetworkFacts } from '../../facts.ts';
import type { Actor, Allocation, Network } from '../../network.ts';
import { hasOtherIngress } from '../../other-policies.ts';
import { serviceRowsOf } from '../../service-rows.ts';
import { describeRanges } from '../shared/describe.ts';

export const policyCutsAllocatedService: Rule<NetworkFacts> = {
  code: 'policy-cuts-allocated-service',
  severity: 'warning',
  description:
    'A Service with a load balancer address lets its clients in where its namespace denies incoming traffic.',
  *check(facts) {
    const { network } = facts;
    const open = new Set([
      ...openServices(network),
      ...network.services.filter((service) => !hasOwnPods(service)).map(keyOf),
      ...serviceRowsOf(network).map(({ service }) => keyOf(service)),
    ]);
    for (const [name, [first]] of Map.groupBy(network.allocations, ({ service }) => service)) {
      if (name === null || first === undefined || open.has(name)) continue;
      const namespace = namespaceOf(name);
      const index = network.policies.defaultDenyIngress.indexOf(namespace);
      if (index >= 0 && !hasOtherIngress(network, namespace)) yield toFinding({ name, first, index, facts });
    }
  },
};

/** Services of programs that accept connections from anywhere: their own policy allows any source. */
function openServices({ actors, ingresses }: Network): readonly string[] {
  const proxies: readonly Actor[] = ingresses.flatMap(({ proxy }) => proxy ?? []);
  return actors.flatMap((actor) => {
    const { name, namespace, service } = actor;
    const isOpen = proxies.includes(actor) || name === 'coredns';
    return service !== null && isOpen ? [`${namespace}/${service.name}`] : [];
  });
}

function keyOf({ namespace, name }: { readonly namespace: string; readonly name: string }): string {
  return `${namespace}/${name}`;
}

function namespaceOf(name: string): string {
  return name.slice(0, name.indexOf('/'));
}

function toFinding(options: {
  readonly name: string;
  readonly first: Allocation;
  readonly index: number;
  readonly facts: NetworkFacts;
}): Finding {
  const { name, first, index, facts } = options;
  const { network, origins } = facts;
  const service = network.services.find((one) => keyOf(one) === name);
  return {
    message: `Service "${name}" has load balancer address ${describeRanges([first.addresses.interval])}, but its namespace denies all incoming traffic: its clients are cut off`,
    at: origins.of(first),
    related: [
      {
        message: `namespace "${namespaceOf(name)}" denies all incoming traffic`,
        at: origins.of(network.policies.defaultDenyIngress, index),
      },
      ...(service === undefined ? [] : [{ message: 'the Service', at: origins.of(service) }]),
    ],
    help: `${service === undefined ? 'declare the Service with its selector, and let' : 'let'} its clients in by a firewall rule, e.g. \`{ name: …, from: lan, to: 'service:${name}', ports: [53/udp, 53/tcp] }\``,
  };
}
