import { IntervalSet } from '@netloom/addresses';
import {
  addressesOf,
  hasSegments,
  nodeSegments,
  segmentSubnets,
  type Subnet,
  type ZoneName,
} from '@netloom/network-model';
import type { NetworkIndex } from '../network-index/network-index.ts';
import { podSender } from '../sender.ts';
import { namedSource } from './named-source.ts';
import { noSource, outsideSource, type Source } from './source.ts';

export function zoneSources(index: NetworkIndex, zone: ZoneName): readonly Source[] {
  const { network } = index;
  switch (zone) {
    case 'sdn':
      return vnetSources(index);
    case 'lan':
      return segmentSources(index, nodeSegments(network));
    case 'segments':
      return segmentSources(index, segmentSubnets(network));
    case 'internet':
    case 'tailnet':
      return [addressSource(index, zone)];
    case 'proxmox':
      return (network.proxmox?.hosts ?? []).map(({ name }) =>
        namedSource(index, { kind: 'named', what: 'host', name }),
      );
    case 'nodes':
      return network.nodes.map(({ name }) => namedSource(index, { kind: 'named', what: 'node', name }));
    case 'pods':
      return namespacesOf(index).map((namespace) => namespacePods(index, namespace));
    case 'services':
      return [noSource(zone, 'a Service opens no connections, its pods do')];
    case 'pools':
      return [noSource(zone, 'load balancer addresses only accept connections')];
    case 'any':
      // zones that the network does not have are left out.
      return [
        ...SOURCE_ZONES.flatMap((one) => zoneSources(index, one)).filter(({ kind }) => kind === 'known'),
        ...vpnSources(index),
      ];
    default:
      return zone satisfies never;
  }
}

const SOURCE_ZONES = ['internet', 'segments', 'tailnet', 'sdn', 'proxmox', 'nodes', 'pods'] as const;

function addressSource({ facts }: NetworkIndex, zone: 'internet' | 'tailnet'): Source {
  const addresses = addressesOf({ kind: 'zone', zone }, facts.ledger);
  if (addresses.isEmpty) return noSource(zone, `this network has no ${zone}`);
  return outsideSource(zone, zone, addresses);
}

/** Devices of one segment are not in another. */
function segmentSources({ network }: NetworkIndex, subnets: readonly Subnet[]): readonly Source[] {
  const oneLink = !hasSegments(network);
  return [...Map.groupBy(subnets, ({ name }) => name)].map(([name, rows]) => {
    const addresses = IntervalSet.of(rows.map(({ cidr }) => cidr.interval));
    return outsideSource('lan', oneLink ? name : `segment:${name}`, addresses);
  });
}

/** Machines of one VNet are not in another. */
function vnetSources(index: NetworkIndex): readonly Source[] {
  const subnets = index.network.subnets.filter(({ space }) => space === 'sdn');
  const vnets = Map.groupBy(subnets, ({ name }) => name);
  if (vnets.size === 0) return [noSource('sdn', 'this network has no sdn')];
  return [...vnets].map(([name, rows]) => {
    const label = vnets.size === 1 ? 'sdn' : `VNet ${name}`;
    const addresses = IntervalSet.of(rows.map(({ cidr }) => cidr.interval));
    return outsideSource('sdn', label, addresses);
  });
}

/** Each VPN is one, since they reach different things. */
export function vpnSources(index: NetworkIndex): readonly Source[] {
  return index.network.vpns.map(({ name }) => namedSource(index, { kind: 'named', what: 'vpn', name }));
}

/** Every namespace that the network states pods of. */
export function namespacesOf(index: NetworkIndex): readonly string[] {
  return [...new Set([...index.workloads().values()].map(({ namespace }) => namespace))].toSorted();
}

/** Pods of a namespace without any label that a policy selects. */
export function namespacePods(index: NetworkIndex, namespace: string): Source {
  return podsOf(index, { namespace, label: labelOfPods(namespace) });
}

export function podsOf(
  index: NetworkIndex,
  { namespace, label }: { readonly namespace: string; readonly label: string },
): Source {
  return { kind: 'known', label, segment: 'pod', sender: podSender(index, { namespace, labels: {}, label }) };
}

export function labelOfPods(namespace: string): string {
  return `a pod of namespace ${namespace}`;
}
