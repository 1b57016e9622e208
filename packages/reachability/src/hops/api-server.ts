import { IntervalSet } from '@netloom/addresses';
import { describePort, type Flow } from '../flow.ts';
import { allow, deny, unknown, type Hop } from '../hop.ts';
import type { NetworkIndex } from '../network-index/network-index.ts';
import { intervalOfAddress } from '../sender.ts';
import { firewallHop } from './firewall.ts';

/** K3s' API runs on the servers; kube-proxy replaces the sender's address by a node's. */
export function* apiServerHops(index: NetworkIndex, flow: Flow): Generator<Hop> {
  const { nodes, cluster, firewall } = index.network;
  const addresses = nodes
    .filter(({ role }) => role === 'server')
    .flatMap((server) => server.addresses.filter(({ family }) => family === flow.family));
  const sender = {
    kind: 'outside',
    label: 'a node',
    addresses: IntervalSet.of(nodes.flatMap((node) => node.addresses.map(intervalOfAddress))),
  } as const;
  const walls = addresses.map((address) =>
    firewallHop(index, { ...flow, sender }, { address, guarded: 'nodes' }),
  );
  const [wall] = walls;
  if (wall === undefined) {
    yield deny('host', `no server has an IPv${flow.family} address`, index.at(cluster));
    return;
  }
  if (walls.every(({ verdict }) => verdict === wall.verdict)) {
    yield wall;
  } else {
    const text = 'the firewall lets a node reach only some servers, and kube-proxy may choose any of them';
    yield unknown('firewall', text, index.at(firewall));
  }
  yield allow('host', `K3s' API listens on ${describePort(flow)} of each server`, index.at(cluster));
}
