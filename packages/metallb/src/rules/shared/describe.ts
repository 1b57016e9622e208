import { describeList, type Subnet } from '@netloom/network-model';

/** `"a"`, `"a" and "b"`. */
export function describeNames(names: Iterable<string>): string {
  return describeList(Array.from(names, (name) => `"${name}"`));
}

/** `lan 192.168.1.0/24`, `VNet k3s 10.10.0.0/24`. */
export function describeLink({ name, space, cidr }: Subnet): string {
  return `${space === 'sdn' ? 'VNet ' : ''}${name} ${cidr.toString()}`;
}
