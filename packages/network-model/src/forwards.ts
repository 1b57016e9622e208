import type { Address } from '@netloom/addresses';
import type { Forward, Network } from './network.ts';

/** Where a port is forwarded to: the IPv4 addresses at home that its target is known to have. */
export function forwardAddresses(network: Network, { to }: Forward): readonly Address[] {
  return targetAddresses(network, to).filter(({ family }) => family === 4);
}

/** The addresses at home that something is known to have, of both families. */
export function targetAddresses(network: Network, to: Forward['to']): readonly Address[] {
  if (to.kind === 'ingress') return network.ingresses.length === 1 ? addressesOf(network.ingresses) : [];
  if (to.kind === 'literal') return [to.addresses.first];
  if (to.kind === 'zone') return [];
  switch (to.what) {
    case 'host':
    case 'node':
      return machineAddresses(network, { what: to.what, name: to.name });
    case 'ingress':
      return addressesOf(network.ingresses.filter(({ name }) => name === to.name));
    case 'pool':
      return network.pools
        .filter(({ name }) => name === to.name)
        .flatMap(({ addresses }) => addresses)
        .flatMap(({ first, last }) => (first.equals(last) ? [first] : [first, last]));
    case 'service':
      return serviceAddresses(network, to);
    case 'pod':
    case 'segment':
    case 'vpn':
      return [];
    default:
      return to satisfies never;
  }
}

/** Of the machine that is named, on the home network; none of one that the file does not have. */
export function machineAddresses(
  { hosts }: Pick<Network, 'hosts'>,
  { what, name }: { readonly what: 'host' | 'node'; readonly name: string },
): readonly Address[] {
  return hosts
    .filter((host) => host.name === name && (host.role === 'node') === (what === 'node'))
    .flatMap(({ addresses }) => addresses.flatMap(({ space, address }) => (space === 'lan' ? address : [])));
}

function addressesOf(ingresses: Network['ingresses']): readonly Address[] {
  return ingresses.flatMap(({ addresses }) => addresses);
}

/** Of the Service itself, or of those that netloom makes beside it. */
function serviceAddresses(
  { balancers, allocations }: Network,
  { namespace, name }: { readonly namespace: string; readonly name: string },
): readonly Address[] {
  const balanced = balancers.filter(
    (row) => row.namespace === namespace && (row.service === name || row.name === name),
  );
  const allocated = allocations.filter(
    ({ service, addresses: { first, last } }) => service === `${namespace}/${name}` && first.equals(last),
  );
  return [
    ...balanced.flatMap(({ addresses }) => addresses),
    ...allocated.map(({ addresses }) => addresses.first),
  ];
}

/** The rows that forward a port of the public address. */
export function forwardsOn(
  { forwards }: Network,
  { port, protocol }: { readonly port: number; readonly protocol: 'tcp' | 'udp' },
): readonly Forward[] {
  return forwards.filter(
    (row) => row.port.protocol === protocol && row.port.first <= port && port <= row.port.last,
  );
}

/** A port of what a forward leads to. */
export interface InsidePort {
  readonly port: number;
  readonly protocol: 'tcp' | 'udp';
}

/** Whether a forward leads to a port inside. */
export function leadsTo(
  { port: { first, last, protocol }, targetPort }: Forward,
  inside: InsidePort,
): boolean {
  return (
    protocol === inside.protocol && targetPort <= inside.port && inside.port <= targetPort + last - first
  );
}

/** The first row that forwards one of the ports of what has these addresses at home. */
export function forwardTo(
  network: Network,
  { addresses, ports }: { readonly addresses: readonly Address[]; readonly ports: readonly InsidePort[] },
): Forward | undefined {
  return network.forwards.find(
    (forward) =>
      ports.some((port) => leadsTo(forward, port)) &&
      forwardAddresses(network, forward).some((one) => addresses.some((own) => own.equals(one))),
  );
}
