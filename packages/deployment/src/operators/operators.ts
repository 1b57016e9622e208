import type { Network } from '@netloom/network-model';
import { certManagerOperator } from './cert-manager.ts';
import { externalDnsOperator } from './external-dns.ts';
import { metallbOperator } from './metallb.ts';
import type { Operator } from './operator.ts';
import { tailscaleOperator } from './tailscale.ts';
import { traefikOperators } from './traefik.ts';

export type { Operator } from './operator.ts';

const ALL = [certManagerOperator, externalDnsOperator, metallbOperator, tailscaleOperator];

/** The operators that the network needs, in the order in which they are installed. */
export function operators(network: Network): readonly Operator[] {
  const single = ALL.map((toOperator) => toOperator(network)).filter((operator) => operator !== null);
  return [...single, ...traefikOperators(network)];
}
