import type { Address } from '@netloom/addresses';
import type { Host } from '@netloom/network-model';
import { portInWords, type Flow } from '../flow.ts';
import { allow, deny, unknown, type Hop } from '../hop.ts';
import type { World } from '../world/prepare.ts';
import { firewallHops } from './firewall.ts';
import { isLoadBalanced, loadBalancerHops } from './load-balancer.ts';

/** The last leg on the LAN or a VNet: whose address it is, and what stands before it. */
export function* machineHops(world: World, flow: Flow, address: Address): Generator<Hop> {
  if (isLoadBalanced(world, flow, address)) {
    yield* loadBalancerHops(world, flow, address);
    return;
  }
  const host = world.addresses().hostAt(address);
  if (host === null) {
    const subnet = world.addresses().subnetOf(address);
    yield unknown('host', `who has ${address} is not stated`, subnet === null ? null : world.at(subnet));
    return;
  }
  if (host.role === 'node') yield* firewallHops(world, flow, { address, guarded: 'nodes' });
  if (host.role === 'proxmox') yield* firewallHops(world, flow, { address, guarded: 'proxmox' });
  yield arrival(world, flow, host);
}

function arrival(world: World, flow: Flow, host: Host): Hop {
  const at = world.at(host);
  const { apiPort } = world.network.cluster;
  const asksApi = flow.port === apiPort && flow.protocol === 'tcp';
  const node = world.network.nodes.find(({ name }) => host.role === 'node' && name === host.name);
  if (asksApi && node !== undefined) {
    return node.role === 'server'
      ? allow('host', `${host.name} is a server: K3s' API listens on ${portInWords(flow)}`, at)
      : deny('host', `${host.name} is an agent: K3s' API listens on servers alone`, at);
  }
  return allow(
    'host',
    `${host.name} gets it; what listens there on ${portInWords(flow)} is its own matter`,
    at,
  );
}
