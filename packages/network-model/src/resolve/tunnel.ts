import type { NetworkFile } from '../file/network-file.ts';
import type { Tunnel } from '../network.ts';

/** As it is written: everything a tunnel is stands in the file. */
export function toTunnel({ tunnel }: NetworkFile): Tunnel | null {
  return tunnel ?? null;
}
