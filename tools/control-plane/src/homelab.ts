import { join } from 'node:path';

/** The network that a control plane has the nodes of unless another one is named. */
export const HOMELAB = join(import.meta.dirname, '../../../networks/homelab/network.yaml');
