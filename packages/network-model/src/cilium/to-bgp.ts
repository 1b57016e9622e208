import type { Drawn, From } from '@netloom/chart-kit';
import { nodesOf } from '../announcers.ts';
import type { NetworkModelValues } from '../chart/values.ts';
import type { BgpAdvertisement, BgpPeer, Network } from '../network.ts';
import { hostnameIn } from './hostname-in.ts';

type Values = Drawn<NetworkModelValues>;
type ClusterConfig = NonNullable<Values['ciliumBGPClusterConfigs']>[number];
type PeerConfig = NonNullable<Values['ciliumBGPPeerConfigs']>[number];
type Advertisement = NonNullable<Values['ciliumBGPAdvertisements']>[number];

/** The chart gives it to each advertisement, with the name of the advertisement: peers select theirs by it. */
const ADVERTISEMENT_LABEL = 'netloom.io/bgp-advertisement';

/** Every Service: a selector that is left out selects none. */
const EVERY_SERVICE = {
  matchExpressions: [{ key: ADVERTISEMENT_LABEL, operator: 'NotIn', values: ['none'] }],
} as const;

/**
 * One for all nodes with the same peers: a node takes part in one alone, and two that select it are in conflict
 * (operator/pkg/bgp, condition ConflictingClusterConfig).
 */
export function toBgpClusterConfigs(network: Network, from: From): readonly ClusterConfig[] {
  const peersOf = (node: string): readonly BgpPeer[] =>
    network.bgpPeers.filter((peer) => nodesOf(peer, network).includes(node));
  const groups = Map.groupBy(
    network.nodes.map(({ name }) => name),
    (node) =>
      peersOf(node)
        .map(({ name }) => name)
        .join(' '),
  );
  return [...groups.values()].flatMap((nodes) => {
    const [first = ''] = nodes;
    const peers = peersOf(first);
    if (peers.length === 0) return [];
    const isWhole = groups.size === 1 && peers.every((peer) => peer.nodes.length === 0);
    const config: ClusterConfig = {
      name: isWhole ? 'netloom' : `netloom-${first}`,
      spec: { ...(isWhole ? {} : { nodeSelector: hostnameIn(nodes) }), bgpInstances: toInstances(peers) },
    };
    return [from(network.bgpPeers, config)];
  });
}

function toInstances(peers: readonly BgpPeer[]): ClusterConfig['spec']['bgpInstances'] {
  return Array.from(
    Map.groupBy(peers, ({ myAsn }) => myAsn),
    ([localASN, own]) => ({
      name: `as-${String(localASN)}`,
      localASN,
      peers: own.map(({ name, peerAsn, address }) => ({
        name,
        peerASN: peerAsn,
        peerAddress: address,
        peerConfigRef: { name },
      })),
    }),
  );
}

/** As far as a packet goes, which is what MetalLB's ebgpMultiHop stands for. */
const FAR = 255;

/** The session with one router, and the advertisements that it receives. */
export function toBgpPeerConfig(peer: BgpPeer, { pools, bgpAdvertisements }: Network): PeerConfig {
  const { name, port, ebgpMultiHop, existingSecret } = peer;
  const timers = toTimers(peer);
  const received = bgpAdvertisements
    .filter(({ peers }) => peers.length === 0 || peers.includes(name))
    .map((row) => row.name);
  const families = new Set(pools.flatMap(({ addresses }) => addresses.map(({ family }) => family)));
  return {
    name,
    spec: {
      ...(timers === null ? {} : { timers }),
      ...(port === null ? {} : { transport: { peerPort: port } }),
      ...(ebgpMultiHop ? { ebgpMultihop: FAR } : {}),
      ...(existingSecret === null ? {} : { authSecretRef: existingSecret }),
      families: [...families].toSorted().map((family) => ({
        afi: family === 4 ? 'ipv4' : 'ipv6',
        safi: 'unicast',
        ...(received.length === 0
          ? {}
          : {
              advertisements: {
                matchExpressions: [{ key: ADVERTISEMENT_LABEL, operator: 'In', values: received }],
              },
            }),
      })),
    },
  };
}

/** Seconds, as Cilium has them unless stated. */
const HOLD = 90;
const KEEPALIVE = 30;

/** The CRD refuses a keepalive time that is longer than the hold time, defaults included. */
function toTimers({ holdTime, keepaliveTime }: BgpPeer): NonNullable<PeerConfig['spec']['timers']> | null {
  if (holdTime === null && keepaliveTime === null) return null;
  const keepAliveTimeSeconds = keepaliveTime ?? Math.min(KEEPALIVE, Math.floor((holdTime ?? HOLD) / 3));
  return { holdTimeSeconds: holdTime ?? Math.max(HOLD, 3 * keepAliveTimeSeconds), keepAliveTimeSeconds };
}

/** The prefix lengths of single addresses, which Cilium does not take as an aggregation. */
const SINGLE = { 4: 32, 6: 128 } as const;

/** Addresses of all Services: Cilium's advertisements select Services, and no pools. */
export function toBgpAdvertisement(row: BgpAdvertisement): Advertisement {
  const { name, aggregationLength, aggregationLength6, localPref, communities } = row;
  const large = communities.flatMap((one) => (one.startsWith('large:') ? [one.slice('large:'.length)] : []));
  const standard = communities.filter((one) => !one.startsWith('large:'));
  const attributes = {
    ...(communities.length === 0
      ? {}
      : {
          communities: {
            ...(standard.length === 0 ? {} : { standard }),
            ...(large.length === 0 ? {} : { large }),
          },
        }),
    ...(localPref === null ? {} : { localPreference: localPref }),
  };
  return {
    name,
    spec: {
      advertisements: [
        {
          advertisementType: 'Service',
          service: {
            addresses: ['LoadBalancerIP'],
            ...(aggregationLength === null || aggregationLength === SINGLE[4]
              ? {}
              : { aggregationLengthIPv4: aggregationLength }),
            ...(aggregationLength6 === null || aggregationLength6 === SINGLE[6]
              ? {}
              : { aggregationLengthIPv6: aggregationLength6 }),
          },
          selector: EVERY_SERVICE,
          ...(Object.keys(attributes).length === 0 ? {} : { attributes }),
        },
      ],
    },
  };
}
