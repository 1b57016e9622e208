import type { Address } from '@netloom/addresses';
import { ingressOwner, type IngressOwner } from './ingress-of.ts';
import type { IngressController, Network } from './network.ts';

/** A load balancer address that a Service asks MetalLB for. */
export interface Pin {
  /** As claims call their owner. */
  readonly by: IngressOwner | 'kubernetes-api' | `service:${string}`;
  readonly address: Address;
  /** Of the Service; null where the file does not state it. */
  readonly namespace: string | null;
}

/** The addresses that the network itself depends on. */
export function pinsOf(network: Network): readonly Pin[] {
  const {
    ingresses,
    balancers,
    cluster: { api },
  } = network;
  const balanced = api?.by === 'metallb' ? api.addresses : [];
  return [
    ...ingresses.flatMap((ingress) =>
      ingress.addresses
        .filter((address) => isOfService(network, ingress, address))
        .map((address): Pin => ({
          by: ingressOwner(ingress.name),
          address,
          namespace: ingress.proxy?.namespace ?? null,
        })),
    ),
    ...balanced.map((address): Pin => ({ by: 'kubernetes-api', address, namespace: null })),
    ...balancers.flatMap(({ namespace, name, addresses }) =>
      addresses.map((address): Pin => ({ by: `service:${namespace}/${name}`, address, namespace })),
    ),
  ];
}

const indexes = new WeakMap<Network, ReadonlyMap<string, Pin>>();

/** The first that asks for the address; null where none does. Traces ask for address after address: the index is built once. */
export function pinAt(network: Network, address: Address): Pin | null {
  const index = indexes.get(network) ?? indexOf(network);
  indexes.set(network, index);
  return index.get(address.toString()) ?? null;
}

function indexOf(network: Network): ReadonlyMap<string, Pin> {
  return new Map(
    pinsOf(network)
      .toReversed()
      .map((pin) => [pin.address.toString(), pin]),
  );
}

/** That of an external entry point is a Service's only where a pool has it: else it is that of a machine. */
function isOfService({ pools }: Network, { controller }: IngressController, address: Address): boolean {
  return (
    controller !== 'external' ||
    pools.some(({ addresses }) => addresses.some((block) => block.contains(address)))
  );
}

/** `ingress`, `ingress "internal"`, `the Kubernetes API`, `service "iot/mqtt-lb"`. */
export function describePinned(by: Pin['by']): string {
  if (by === 'kubernetes-api') return 'the Kubernetes API';
  const [kind = '', name = ''] = by.split(':');
  return name === '' ? kind : `${kind} "${name}"`;
}
