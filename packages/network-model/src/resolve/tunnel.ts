import type { NetworkFile } from '../file/network-file.ts';
import type { Tunnel } from '../network.ts';

/** As written: nothing of a tunnel is derived. */
export function toTunnel({ tunnel }: NetworkFile): Tunnel | null {
  return tunnel ?? null;
}
