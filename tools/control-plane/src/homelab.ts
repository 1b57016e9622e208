import { join } from 'node:path';

/** The default network: a control plane has its nodes. */
export const HOMELAB = join(import.meta.dirname, '../../../networks/homelab/network.yaml');
