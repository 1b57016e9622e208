import type { NetworkFile } from '../file/network-file.ts';
import type { Vpn } from '../network.ts';
import { given } from './given.ts';
import type { Recording } from './recording.ts';

/** wg-quick's usual port. */
const WIREGUARD_PORT = 51820;

/** Their ranges are rows of `subnets`, too. */
export function toVpns({ vpns }: NetworkFile, record: Recording): readonly Vpn[] {
  return record.rows(vpns, ({ name, kind, range, range6, endpoint, port, routes }) => ({
    name,
    kind,
    ranges: given(range, range6),
    endpoint,
    port: port ?? (kind === 'wireguard' ? WIREGUARD_PORT : null),
    routes,
  }));
}
