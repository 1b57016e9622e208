import * as z from 'zod';
import { Name } from '../names.ts';
import { Address4, Address6 } from './addresses.ts';
import { hasAddress } from './conditions.ts';
import { InterfaceName } from './texts.ts';

const Interface = z
  .strictObject({
    segment: Name.describe('The segment that it is in.'),
    address: Address4.optional().describe('Its IPv4 address there.'),
    address6: Address6.optional().describe('Its IPv6 address there.'),
    iface: InterfaceName.optional().describe('Its name, e.g. `eth0.30`; a bridge on a Proxmox host.'),
  })
  .refine(hasAddress, { error: 'it needs an address, such as address: 10.0.30.11, or address6' });

/** Further interfaces of a machine, on other links of the home network than its address. */
export const Interfaces = z
  .array(Interface)
  .default([])
  .describe(
    'Further segments that it has an address in, such as a storage VLAN: `[{ segment: iot, address: 10.0.30.11 }]`. Packets to any other network leave from `address`.',
  );
