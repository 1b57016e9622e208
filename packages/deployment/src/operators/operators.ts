import { settledValues, type ChartSettings, type Network } from '@netloom/network-model';
import { certManagerOperator } from './cert-manager.ts';
import { externalDnsOperators } from './external-dns.ts';
import { metallbOperator } from './metallb.ts';
import type { Operator, OwnOperator } from './operator.ts';
import { tailscaleOperator } from './tailscale.ts';
import { traefikOperators } from './traefik.ts';

export type { Operator, OwnOperator } from './operator.ts';

/** The operators that the network needs, in the order in which they are installed. */
export function operators(network: Network): readonly Operator[] {
  return ownOperators(network).map(({ settings, ...operator }) => ({
    ...operator,
    values: allValues(settings),
  }));
}

/** The same, with what netloom sets and what the file passes on apart. */
export function ownOperators(network: Network): readonly OwnOperator[] {
  return [
    certManagerOperator(network),
    ...externalDnsOperators(network),
    metallbOperator(network),
    tailscaleOperator(network),
    ...traefikOperators(network),
  ].filter((operator) => operator !== null);
}

function allValues(settings: ChartSettings): Operator['values'] {
  const values = settledValues(settings);
  return typeof values === 'object' && values !== null ? values : {};
}
