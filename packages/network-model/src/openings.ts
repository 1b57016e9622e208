import type { Address } from '@netloom/addresses';
import { targetAddresses } from './forwards.ts';
import type { Network, Opening } from './network.ts';

/** What the router's firewall is opened to: the IPv6 addresses that its target is known to have. */
export function openedAddresses(network: Network, { to }: Opening): readonly Address[] {
  return targetAddresses(network, to).filter(({ family }) => family === 6);
}

/** The rows that let packets to an address and port pass; without a port those to any. */
export function openingsTo(
  network: Network,
  {
    address,
    port,
    protocol,
  }: { readonly address: Address; readonly port: number | null; readonly protocol: 'tcp' | 'udp' },
): readonly Opening[] {
  return (network.openings ?? []).filter(
    (row) =>
      row.ports.some(
        (range) =>
          range.protocol === protocol && (port === null || (range.first <= port && port <= range.last)),
      ) && openedAddresses(network, row).some((one) => one.equals(address)),
  );
}
