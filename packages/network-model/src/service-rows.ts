import { hasOwnPods } from './behind-service.ts';
import type { Endpoint } from './endpoint.ts';
import type { FirewallRule, Network, PortRange, Service } from './network.ts';
import { atEachPort, serviceOf } from './service-of.ts';

/** A firewall rule that ends at a Service: no firewall outside the cluster sees it, network policies do. */
export interface ServiceRow {
  readonly row: FirewallRule;
  readonly service: Service;
}

/** The rows that end at Services which the network declares. */
export function serviceRowsOf(network: Network): readonly ServiceRow[] {
  return network.firewall.flatMap((row) => {
    const { to } = row;
    if (!isService(to)) return [];
    const service = serviceOf(network, { namespace: to.namespace, service: to.name });
    return service === undefined ? [] : [{ row, service }];
  });
}

/** Whether the Service's namespace denies incoming traffic to its pods by default, so that a row to it becomes a policy. */
export function deniesIncoming({ policies }: Network, service: Service): boolean {
  return hasOwnPods(service) && policies.defaultDenyIngress.includes(service.namespace);
}

/** The same of a namespace that is to deny later: its rows have a use already, in what the documents show. */
export function auditsIncoming({ policies }: Network, service: Service): boolean {
  return hasOwnPods(service) && policies.auditIngress.includes(service.namespace);
}

/**
 * The ports of the row as the pods have them: each of the Service's is its `targetPort`, every other one is their own.
 * Without a Service's port where its `targetPort` is not stated.
 */
export function podPortsOf({ row, service }: ServiceRow): readonly PortRange[] {
  const ports = atEachPort(service).filter(({ port, targetPort }) => port !== targetPort);
  return row.ports.flatMap((range) => {
    const own = ports.filter(({ port }) => range.first <= port && port <= range.last);
    const rest = own.reduce<readonly PortRange[]>(
      (ranges, { port }) => ranges.flatMap((one) => withoutPort(one, port)),
      [range],
    );
    const targets = own.flatMap(({ targetPort }) =>
      targetPort === null ? [] : [{ ...range, first: targetPort, last: targetPort }],
    );
    return [...rest, ...targets];
  });
}

function withoutPort(range: PortRange, port: number): readonly PortRange[] {
  if (range.first > port || port > range.last) return [range];
  return [
    { ...range, last: port - 1 },
    { ...range, first: port + 1 },
  ].filter(({ first, last }) => first <= last);
}

function isService(
  endpoint: Endpoint,
): endpoint is Extract<Endpoint, { readonly namespace: string }> & { readonly what: 'service' } {
  return endpoint.kind === 'named' && endpoint.what === 'service';
}
