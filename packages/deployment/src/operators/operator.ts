import type { Network } from '@netloom/network-model';

/** A controller that lives outside the umbrella: an upstream chart at a pinned version. */
export interface Operator {
  /** The row of the network that asks for it. */
  readonly cause: object;
  /** The release's name, and that of the files made for it. */
  readonly name: string;
  /** URL of the chart repository. */
  readonly repository: string;
  readonly chart: string;
  readonly version: string;
  /** The key of the network's `operators` that says so. */
  readonly pin: keyof Network['operators'];
  readonly namespace: string;
  /** The API group of its custom resources. */
  readonly group: string;
  readonly values: object;
  /** Controllers of the chart write certificates into its webhooks and CRDs at run time: MetalLB's rotator, cert-manager's cainjector. */
  readonly injectsCertificates: boolean;
}

/** The operator as this network needs it; null where the network has no use for it. */
export type ToOperator = (network: Network) => Operator | null;
