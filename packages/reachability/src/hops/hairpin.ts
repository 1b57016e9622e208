import { IntervalSet } from '@netloom/addresses';
import { addressesOf } from '@netloom/network-model';
import type { Flow } from '../flow.ts';
import { allow, deny, unknown, type Hop } from '../hop.ts';
import type { NetworkIndex } from '../network-index/network-index.ts';
import { intervalOfAddress, type OutsideSender } from '../sender.ts';
import type { Segment } from '../sources/source.ts';
import { asNodeHops } from './leave-cluster.ts';
import { internetEgressHops } from './policy.ts';
import { describeRouter } from './routing.ts';

/** What is at home reaches the public address by hairpin NAT, and arrives with the router's address or its own. */
export function* hairpinHops(index: NetworkIndex, flow: Flow, segment: Segment): Generator<Hop, Flow | null> {
  const { network, at } = index;
  const { publicWay } = network;
  if (publicWay === null) return null;
  const arriving = segment === 'pod' ? yield* fromPod(index, flow) : flow;
  const router = describeRouter(index);
  const text = `${arriving.sender.label} ${segment === 'tailnet' ? ', where it is at home, ' : ''}asks for the router's own public address`;
  if (publicWay.hairpin === false) {
    const none = `${text}, and ${router} does no hairpin NAT`;
    yield segment === 'tailnet'
      ? unknown('internet', none, at(publicWay))
      : deny('internet', none, at(publicWay));
    return null;
  }
  yield publicWay.hairpin === true
    ? allow('internet', `${text}: ${router} sends it back (hairpin NAT)`, at(publicWay))
    : unknown('internet', `${text}: whether ${router} sends it back (hairpin) is not stated`, at(publicWay));
  return { ...flow, sender: hairpinSender(index, arriving, segment) };
}

function* fromPod(index: NetworkIndex, flow: Flow): Generator<Hop, Flow> {
  yield* internetEgressHops(index, flow, "the router's public address");
  return yield* asNodeHops(index, flow);
}

function hairpinSender(index: NetworkIndex, { sender }: Flow, segment: Segment): OutsideSender {
  const router = index.network.hosts.find(({ role }) => role === 'gateway');
  const own = router?.addresses.map(({ address }) => intervalOfAddress(address)) ?? [];
  const away =
    segment === 'tailnet'
      ? addressesOf({ kind: 'zone', zone: 'internet' }, index.facts.ledger).intervals
      : [];
  const client = sender.kind === 'hidden' ? sender.client : sender;
  return {
    kind: 'outside',
    label: `${client.label} (by ${describeRouter(index)})`,
    addresses: IntervalSet.of([...own, ...away, ...client.addresses.intervals]),
  };
}
