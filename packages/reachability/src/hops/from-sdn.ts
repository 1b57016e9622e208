import type { Address } from '@netloom/addresses';
import type { Flow } from '../flow.ts';
import { allow, deny, unknown, type Hop } from '../hop.ts';
import type { World } from '../world/prepare.ts';
import { machineHops } from './machine.ts';

/** A VNet leads nowhere else without a gateway, which Proxmox does not make in a VXLAN zone. */
export function* fromSdn(world: World, flow: Flow, address: Address): Generator<Hop> {
  const subnet = world.addresses().subnetOf(address);
  if (subnet?.space === 'sdn') {
    yield allow('sdn', `${address} is in VNet ${subnet.name} ${subnet.cidr}`, world.at(subnet));
    yield* machineHops(world, flow, address);
    return;
  }
  const sdn = world.network.subnets.find((one) => one.space === 'sdn' && one.cidr.family === address.family);
  if (sdn?.gateway != null) {
    yield unknown(
      'sdn',
      `whether gateway ${sdn.gateway} of VNet ${sdn.name} leads to ${address} is not stated`,
      world.at(sdn),
    );
    return;
  }
  yield deny(
    'sdn',
    `VNet ${sdn?.name ?? ''} has no gateway: nothing leads from it to ${address}`,
    sdn === undefined ? null : world.at(sdn),
  );
}
