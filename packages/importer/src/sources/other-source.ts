import type { Liveness } from './live-object.ts';
import type { Tree } from './tree.ts';

/** A configuration of another program, which is no Kubernetes object. */
export interface OtherSource {
  readonly kind: 'cloudflared' | 'tailscale-policy' | 'proxmox';
  /** Relative to the source's folder: `etc/pve/sdn/zones.cfg`. */
  readonly file: string;
  /** For `proxmox`, sections in the order of the file: `[{ type: 'vxlan', id: 'k3szone', mtu: '1450' }]`. */
  readonly tree: Tree;
  readonly cluster: string;
  readonly liveness: Liveness;
}
