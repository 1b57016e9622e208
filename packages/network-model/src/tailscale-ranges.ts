import { Address, Cidr } from '@netloom/addresses';

/** What Tailscale gives to devices: https://tailscale.com/kb/1015/100.x-addresses, net/tsaddr in its sources. */
export const TAILSCALE_RANGES = {
  4: Cidr.of(Address.of(4, 0x6440_0000n), 10),
  6: Cidr.of(Address.of(6, 0xfd7a_115c_a1e0n << 80n), 48),
} as const;
