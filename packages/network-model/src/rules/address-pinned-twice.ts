import type { Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '../facts.ts';
import type { AddressClaim } from '../ledger/claim.ts';
import { ENTRY_PORTS } from '../ledger/collect.ts';
import type { Network } from '../network.ts';
import { claimInWords, ownerInWords } from './words.ts';

export const addressPinnedTwice: Rule<NetworkFacts> = {
  code: 'address-pinned-twice',
  severity: 'warning',
  sentence: 'A load balancer address belongs to one Service.',
  *check({ network, ledger }) {
    for (const { code, outer, inner } of ledger.conflicts) {
      if (code !== 'address-pinned-twice') continue;
      if (isOneService(outer, inner, network) || mayShare(outer, inner, network)) continue;
      yield {
        message: `${ownerInWords(inner)} has an address that belongs to ${claimInWords(outer)} already`,
        at: inner.origin,
        related: [{ message: `${ownerInWords(outer)} has it here`, at: outer.origin }],
        help: 'give one of them another address: MetalLB leaves the second Service pending, unless both carry the same `metallb.io/allow-shared-ip` (stated as `allowSharedIp`), other ports, and the Cluster policy or the same pods',
      };
    }
  },
};

/** The pin of the ingress controller and the allocations row that names its Service are one owner. */
function isOneService(one: AddressClaim, other: AddressClaim, network: Network): boolean {
  if (one.purpose === other.purpose) return one.owner === other.owner;
  const row = one.purpose === 'pin' ? other : one;
  return isOfIngress(row.owner, network);
}

/** Helm's release decides what Traefik's Service is called: `traefik` in K3s, else a name with it, or any in its namespace. */
function isOfIngress(owner: string, { ingress, services }: Network): boolean {
  if (ingress === null) return false;
  const [namespace, name = ''] = nameOf(owner).split('/');
  if (services.some((service) => service.namespace === namespace && service.name === name)) return false;
  return namespace === ingress.namespace || name.includes(ingress.controller);
}

/** Two Services with one sharing key and other ports: MetalLB's allocator, checkSharing. */
function mayShare(one: AddressClaim, other: AddressClaim, network: Network): boolean {
  const key = sharingKey(one, network);
  if (key === null || key !== sharingKey(other, network)) return false;
  const ports = portsOf(one, network);
  return !portsOf(other, network).some((port) => ports.includes(port));
}

/** A Service has one key, whichever of its rows states it. */
function sharingKey({ owner, purpose }: AddressClaim, { ingress, allocations }: Network): string | null {
  if (purpose === 'pin') return ingress?.allowSharedIp ?? null;
  const rows = allocations.filter(({ service }) => service === nameOf(owner));
  return rows.find(({ allowSharedIp }) => allowSharedIp !== null)?.allowSharedIp ?? null;
}

/** The TCP ports that the network states of a Service. */
function portsOf({ owner, purpose }: AddressClaim, { services }: Network): readonly number[] {
  if (purpose === 'pin') return ENTRY_PORTS;
  return services
    .filter(({ namespace, name }) => `${namespace}/${name}` === nameOf(owner))
    .map(({ port }) => port);
}

function nameOf(owner: string): string {
  return owner.slice('service:'.length);
}
