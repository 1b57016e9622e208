import { IntervalSet } from '@netloom/addresses';
import { describePort, type Flow } from '../flow.ts';
import { allow, deny, unknown, type Hop } from '../hop.ts';
import type { NetworkIndex } from '../network-index/network-index.ts';
import { intervalOfAddress } from '../sender.ts';
import { apiName } from './api-name.ts';
import { firewallHop } from './firewall.ts';

/** Behind kube-proxy, which replaces the sender's address by a node's. */
export function apiServerHops(index: NetworkIndex, flow: Flow): Generator<Hop> {
  const addresses = index.network.nodes.flatMap((node) => node.addresses.map(intervalOfAddress));
  const sender = { kind: 'outside', label: 'a node', addresses: IntervalSet.of(addresses) } as const;
  return serversHops(index, { ...flow, sender }, 'kube-proxy');
}

/** The API runs on the servers, of which a load balancer chooses one. */
export function* serversHops(index: NetworkIndex, flow: Flow, balancer: string): Generator<Hop> {
  const { nodes, cluster, firewall } = index.network;
  const addresses = nodes
    .filter(({ role }) => role === 'server')
    .flatMap((server) => server.addresses.filter(({ family }) => family === flow.family));
  const walls = addresses.map((address) => firewallHop(index, flow, { address, guarded: 'nodes' }));
  const [wall] = walls;
  if (wall === undefined) {
    yield deny('host', `no server has an IPv${flow.family} address`, index.at(cluster));
    return;
  }
  if (walls.every(({ verdict }) => verdict === wall.verdict)) {
    yield wall;
  } else {
    const text = `the firewall lets ${flow.sender.label} reach only some servers, and ${balancer} may choose any of them`;
    yield unknown('firewall', text, index.at(firewall));
  }
  yield allow(
    'host',
    `${apiName(cluster)} listens on ${describePort(flow)} of each server`,
    index.at(cluster),
  );
}
