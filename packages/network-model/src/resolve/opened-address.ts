import type { Address } from '@netloom/addresses';
import type { NetworkFile } from '../file/network-file.ts';
import type { ForwardTarget } from '../forward-target.ts';
import { isPrivate } from '../private-address.ts';
import { ingressNameOf, statedIngresses } from './ingress-names.ts';
import { namespaceOf } from './services.ts';

type ServiceFile = NetworkFile['services'][number];
type OpeningFile = NonNullable<NonNullable<NetworkFile['routing']>['openings']>[number];

/** A global IPv6 address that the router's firewall is open to, and the row that says so. */
interface OpenedAddress {
  readonly address: Address;
  readonly opening: OpeningFile;
}

/** That of the entry point or of the load balancer address of an exposure; null where it has none, or nothing opens it. */
export function openedAddress(
  file: NetworkFile,
  { row, service }: { readonly row: ServiceFile['expose'][number]; readonly service: ServiceFile },
): OpenedAddress | null {
  const ingress = row.via === 'ingress' ? ingressNameOf(file, row) : null;
  const ingresses = statedIngresses(file);
  const address =
    row.via === 'ingress' ? ingresses.find(({ name }) => name === ingress)?.row.address6 : row.address6;
  if (address === undefined || isPrivate(address)) return null;
  const leadsThere = ({ to }: OpeningFile): boolean => {
    if (to.kind === 'ingress') return ingress !== null && ingresses.length === 1;
    if (isAddress(to, address)) return true;
    if (to.kind !== 'named') return false;
    if ('namespace' in to) {
      return to.what === 'service' && to.namespace === namespaceOf(service) && to.name === service.name;
    }
    return to.what === 'ingress' && to.name === ingress;
  };
  const opening = file.routing?.openings?.find(leadsThere);
  return opening === undefined ? null : { address, opening };
}

function isAddress(to: ForwardTarget, address: Address): boolean {
  return to.kind === 'literal' && to.addresses.first.equals(address);
}
