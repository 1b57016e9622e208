import type { Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '../../facts.ts';
import { ingressOwner, servicePortsOf } from '../../ingress-of.ts';
import type { AddressClaim } from '../../ledger/claim.ts';
import type { IngressController, Network } from '../../network.ts';
import { atEachPort } from '../../service-of.ts';
import { describeClaim, describeHolder } from '../shared/describe.ts';

export const addressPinnedTwice: Rule<NetworkFacts> = {
  code: 'address-pinned-twice',
  severity: 'warning',
  description: 'A load balancer address belongs to one Service.',
  *check({ network, ledger }) {
    const services = servicesOf(network);
    for (const { code, outer, inner } of ledger.conflicts) {
      if (code !== 'address-pinned-twice') continue;
      if (isOneService(outer, inner, services) || mayShare(outer, inner, services)) continue;
      yield {
        message: `${describeHolder(inner)} has an address that already belongs to ${describeClaim(outer)}`,
        at: inner.origin,
        related: [{ message: `${describeHolder(outer)} has it here`, at: outer.origin }],
        help: 'give one of them another address: MetalLB leaves the second Service pending, unless both carry the same `metallb.io/allow-shared-ip` (stated as `allowSharedIp`), other ports, and the Cluster policy or the same pods',
      };
    }
  },
};

/** What a network states of the Services that have load balancer addresses, by the owners of their claims. */
interface Services {
  readonly ingresses: readonly IngressController[];
  /** The ports of each Service that the file declares: `443/tcp`. */
  readonly ports: ReadonlyMap<string, readonly string[]>;
  /** A Service has one key, whichever of its rows states it. */
  readonly keys: ReadonlyMap<string, string>;
}

function servicesOf({ balancers, cluster, ingresses, services, allocations }: Network): Services {
  const keys = [
    ...allocations.map(({ service, allowSharedIp }) => [service, allowSharedIp] as const),
    ...balancers.map((one) => [`${one.namespace}/${one.name}`, one.allowSharedIp] as const),
  ]
    .map(([service, key]) => [service === null ? null : `service:${service}`, key] as const)
    .concat(ingresses.map(({ name, allowSharedIp }) => [ingressOwner(name), allowSharedIp] as const))
    .flatMap(([owner, key]) => (owner === null || key === null ? [] : [[owner, key] as const]));
  return {
    ingresses,
    ports: new Map<string, readonly string[]>([
      ...services.map(
        (service) =>
          [
            `service:${service.namespace}/${service.name}`,
            atEachPort(service).map(({ port }) => tcp(port)),
          ] as const,
      ),
      ...balancers.map(
        ({ namespace, name, ports }) =>
          [`service:${namespace}/${name}`, ports.map(({ port, protocol }) => `${port}/${protocol}`)] as const,
      ),
      ...ingresses.map(
        (ingress) => [ingressOwner(ingress.name), Object.values(servicePortsOf(ingress)).map(tcp)] as const,
      ),
      [API, cluster.api === null ? [] : [tcp(cluster.api.port)]],
    ]),
    keys: new Map(keys),
  };
}

function tcp(port: number): string {
  return `${port}/tcp`;
}

/** The owner of a pin in the ledger. */
const API = 'kubernetes-api';

/** A pin and the allocations row that names its Service are one owner. Which Service the API has is not stated. */
function isOneService(one: AddressClaim, other: AddressClaim, services: Services): boolean {
  if (one.owner === other.owner) return true;
  if (one.purpose === other.purpose) return false;
  const [pin, row] = one.purpose === 'pin' ? [one, other] : [other, one];
  return pin.owner === API || isOfIngress(pin.owner, row.owner, services);
}

/** Helm's release decides what Traefik's Service is called: `traefik` in K3s, else a name with it, or any in its namespace. */
function isOfIngress(pin: string, owner: string, { ingresses, ports }: Services): boolean {
  const ingress = ingresses.find(({ name }) => ingressOwner(name) === pin);
  if (ingress === undefined || ports.has(owner)) return false;
  // what a controller that is only known calls its Service is its own matter
  if (ingress.proxy === null) return true;
  const [namespace, name = ''] = owner.slice('service:'.length).split('/');
  return namespace === ingress.proxy.namespace || name.includes(ingress.proxy.service.name);
}

/** Two Services with one sharing key and other ports: MetalLB's allocator, checkSharing. */
function mayShare(one: AddressClaim, other: AddressClaim, { keys, ports }: Services): boolean {
  const key = keys.get(one.owner);
  if (key === undefined || key !== keys.get(other.owner)) return false;
  const taken = ports.get(one.owner) ?? [];
  return ports.get(other.owner)?.some((port) => taken.includes(port)) !== true;
}
