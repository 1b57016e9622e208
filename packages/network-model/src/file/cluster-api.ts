import * as z from 'zod';
import { Port } from '../names.ts';
import { Address4, Address6 } from './addresses.ts';
import { hasAddress } from './conditions.ts';
import { PlainHostname } from './texts.ts';

/** The address of the API that no single server has: K3s calls it the fixed registration address. */
export const ClusterApi = z
  .strictObject({
    address: Address4.optional().describe('Its IPv4 address.'),
    address6: Address6.optional().describe('Its IPv6 address.'),
    by: z
      .enum(['kube-vip', 'keepalived', 'metallb', 'external'])
      .describe(
        'What answers there: `kube-vip` and `keepalived` give the address to one of the servers, `metallb` assigns it from a pool, `external` is a load balancer before the servers.',
      ),
    port: Port.optional().describe('TCP port there; `apiPort` unless stated.'),
    name: PlainHostname.optional().describe(
      'Its name: in the certificate of the API and, within the zone of `dns`, a record of the address.',
    ),
  })
  .refine(hasAddress, { error: 'it states address, address6 or both' });
