import type { ChartSettings, Network } from '@netloom/network-model';

/** A controller that lives outside the umbrella: an upstream chart at a pinned version. */
export interface Operator {
  /** The row of the network that needs it. */
  readonly cause: object;
  /** The release's name, and that of the files made for it. */
  readonly name: string;
  /** URL of the chart repository. */
  readonly repository: string;
  readonly chart: string;
  readonly version: string;
  /** The key of the network's `operators` that states the version. */
  readonly pin: Exclude<keyof Network['operators'], 'values'>;
  readonly namespace: string;
  /** The API group of its custom resources. */
  readonly group: string;
  readonly values: object;
  /** Whether the chart's controllers write certificates into its webhooks and CRDs at run time: MetalLB's rotator, cert-manager's cainjector. */
  readonly injectsCertificates: boolean;
  /** Whether another release of the chart brings its CRDs. */
  readonly skipsCrds?: boolean;
}

/** What netloom states of an operator, before the values of the file come to it. */
export interface OwnOperator extends Omit<Operator, 'values'> {
  readonly settings: ChartSettings;
}

/** The operator as this network needs it; null where the network does not need it. */
export type ToOperator = (network: Network) => OwnOperator | null;
