import { DISTRIBUTIONS } from './distributions.ts';
import { printEndpoint } from './endpoint.ts';
import { LOAD_BALANCERS } from './load-balancers.ts';
import type { Network } from './network.ts';

/** A part of the network that is stated and checked, and that somebody else sets. */
export interface KnownOnly {
  readonly name: string;
  /** What netloom does not do about it. */
  readonly text: string;
}

/** What is only known, beside machines, apps and firewalls, of which that goes without saying. */
export function knownOnly(network: Network): readonly KnownOnly[] {
  return [...ofCluster(network), ...ofLoadBalancer(network), ...ofHome(network)];
}

function* ofCluster({ cluster }: Network): Iterable<KnownOnly> {
  const { distribution, cni, policyEngine, api } = cluster;
  const { title, nodeFiles, cni: own } = DISTRIBUTIONS[distribution];
  if (distribution !== 'k3s') {
    const files = nodeFiles ? `, but for what generated/${distribution} has of each node` : '';
    yield { name: title, text: `its version, its machines and their configuration${files}` };
  }
  if (cni !== own || cni === 'other') {
    yield { name: `pod network ${cni}`, text: 'its installation and its settings' };
  }
  if (policyEngine === null) {
    yield {
      name: 'policy engine',
      text: 'what enforces policies is not stated: whether they deny is unknown',
    };
  }
  if (api !== null && api.by !== 'metallb') {
    yield { name: `API address by ${api.by}`, text: 'what answers there, and how it moves' };
  }
}

function* ofLoadBalancer({
  loadBalancer,
  l2Advertisements,
  bgpAdvertisements,
}: Network): Iterable<KnownOnly> {
  if (loadBalancer === null || loadBalancer.by === 'metallb') return;
  const { by } = loadBalancer;
  if (by === 'none') {
    yield { name: 'load balancer', text: 'nothing in the cluster gives addresses: pools are only held' };
    return;
  }
  const announced =
    l2Advertisements.length + bgpAdvertisements.length === 0
      ? '; who announces the addresses is not stated (l2Advertisements)'
      : '';
  const written = by === 'cilium' ? ', but for its pools, announcements and BGP sessions' : '';
  yield {
    name: LOAD_BALANCERS[by].title,
    text: `its installation and its settings${written}${announced}`,
  };
}

function* ofHome({ vpns, routing }: Network): Iterable<KnownOnly> {
  if (routing !== null) yield { name: 'routing', text: 'what the router lets through between segments' };
  for (const { name, ranges, endpoint } of vpns) {
    const text = `its peers in ${ranges.join(' and ')} and their keys, at ${printEndpoint(endpoint)}`;
    yield { name: `VPN ${name}`, text };
  }
}
