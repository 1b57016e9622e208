import type { Address } from '@netloom/addresses';
import type { Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '../../facts.ts';
import { printPorts } from '../../file/port-text.ts';
import { forwardAddresses, leadsTo, type InsidePort } from '../../forwards.ts';
import { programOf, servicePortsOf } from '../../ingress-of.ts';
import type { Network } from '../../network.ts';
import { describeList } from '../shared/describe.ts';

export const forwardPortClosed: Rule<NetworkFacts> = {
  code: 'forward-port-closed',
  severity: 'error',
  description: 'A forwarded port leads to a port that its target listens on.',
  *check({ network, origins }) {
    for (const forward of network.forwards) {
      for (const address of forwardAddresses(network, forward)) {
        const open = openPorts(network, address);
        if (open === null || open.ports.some((one) => leadsTo(forward, one))) continue;
        const { port, targetPort } = forward;
        const inside = { ...port, first: targetPort, last: targetPort + port.last - port.first };
        yield {
          message: `${printPorts(port)} is forwarded to ${address.toString()} on ${printPorts(inside)}, where ${open.who} does not listen`,
          at: origins.of(forward),
          help: `it listens on ${describeList(open.ports.map((one) => `${one.port}/${one.protocol}`))}`,
        };
      }
    }
  },
};

interface Open {
  readonly who: string;
  readonly ports: readonly InsidePort[];
}

/** What listens at an address whose ports the network states whole; null for any other. */
function openPorts(network: Network, address: Address): Open | null {
  const {
    balancers,
    cluster: { api },
  } = network;
  const ingress = network.ingresses.find(({ addresses }) => addresses.some((one) => one.equals(address)));
  if (ingress !== undefined && ingress.controller !== 'external' && ingress.allowSharedIp === null) {
    const ports = Object.values(servicePortsOf(ingress));
    return { who: programOf(network, ingress), ports: ports.map((port) => ({ port, protocol: 'tcp' })) };
  }
  if (api?.by === 'metallb' && api.addresses.some((one) => one.equals(address))) {
    return { who: 'the Kubernetes API', ports: [{ port: api.port, protocol: 'tcp' }] };
  }
  const rows = balancers.filter(({ addresses }) => addresses.some((one) => one.equals(address)));
  const [first, ...more] = rows;
  // another Service may share the address.
  if (first === undefined || (more.length === 0 && first.allowSharedIp !== null)) return null;
  return { who: `service "${first.namespace}/${first.name}"`, ports: rows.flatMap(({ ports }) => ports) };
}
