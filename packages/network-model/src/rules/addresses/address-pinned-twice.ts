import type { Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '../../facts.ts';
import type { AddressClaim } from '../../ledger/claim.ts';
import type { IngressController, Network } from '../../network.ts';
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
  readonly ingress: IngressController | null;
  /** The TCP port of each Service that the file declares. */
  readonly ports: ReadonlyMap<string, readonly number[]>;
  /** A Service has one key, whichever of its rows states it. */
  readonly keys: ReadonlyMap<string, string>;
}

function servicesOf({ cluster, ingress, services, allocations }: Network): Services {
  const stated = allocations.flatMap(({ service, allowSharedIp }) =>
    service === null || allowSharedIp === null ? [] : [[`service:${service}`, allowSharedIp] as const],
  );
  const pinned = ingress?.allowSharedIp ?? null;
  return {
    ingress,
    ports: new Map<string, readonly number[]>([
      ...services.map(({ namespace, name, port }) => [`service:${namespace}/${name}`, [port]] as const),
      [INGRESS, Object.values(ingress?.traefik.service.ports ?? {})],
      [API, cluster.api === null ? [] : [cluster.api.port]],
    ]),
    keys: new Map(pinned === null ? stated : [...stated, [INGRESS, pinned]]),
  };
}

/** The owners of pins in the ledger. */
const INGRESS = 'ingress';
const API = 'kubernetes-api';

/** A pin and the allocations row that names its Service are one owner. Which Service the API has is not stated. */
function isOneService(one: AddressClaim, other: AddressClaim, services: Services): boolean {
  if (one.purpose === other.purpose) return one.owner === other.owner;
  const [pin, row] = one.purpose === 'pin' ? [one, other] : [other, one];
  return pin.owner === API || isOfIngress(row.owner, services);
}

/** Helm's release decides what Traefik's Service is called: `traefik` in K3s, else a name with it, or any in its namespace. */
function isOfIngress(owner: string, { ingress, ports }: Services): boolean {
  if (ingress === null || ports.has(owner)) return false;
  const [namespace, name = ''] = owner.slice('service:'.length).split('/');
  return namespace === ingress.namespace || name.includes(ingress.traefik.service.name);
}

/** Two Services with one sharing key and other ports: MetalLB's allocator, checkSharing. */
function mayShare(one: AddressClaim, other: AddressClaim, { keys, ports }: Services): boolean {
  const key = keys.get(one.owner);
  if (key === undefined || key !== keys.get(other.owner)) return false;
  const taken = ports.get(one.owner) ?? [];
  return ports.get(other.owner)?.some((port) => taken.includes(port)) !== true;
}
