import type { Delivery, Network } from '@netloom/network-model';
import type { Operator } from './operators/operator.ts';

/** What the files for Argo CD or Flux are made from. */
export interface DeliveryInput {
  readonly network: Network;
  readonly delivery: Delivery;
  readonly operators: readonly Operator[];
}
