import type { From } from '@netloom/chart-kit';
import type { IngressController, Network } from '@netloom/network-model';

/** What the parts of toValues draw from: a network that has an ingress. */
export interface IngressInput {
  readonly network: Network;
  readonly ingress: IngressController;
  readonly from: From;
}
