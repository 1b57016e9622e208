import type { Network } from '@netloom/network-model';
import { certManagerOperator } from './cert-manager.ts';
import { externalDnsOperators } from './external-dns.ts';
import { metallbOperator } from './metallb.ts';
import type { Operator } from './operator.ts';
import { tailscaleOperator } from './tailscale.ts';
import { traefikOperators } from './traefik.ts';

export type { Operator } from './operator.ts';

/** The operators that the network needs, in the order in which they are installed. */
export function operators(network: Network): readonly Operator[] {
  return [
    certManagerOperator(network),
    ...externalDnsOperators(network),
    metallbOperator(network),
    tailscaleOperator(network),
    ...traefikOperators(network),
  ].filter((operator) => operator !== null);
}
