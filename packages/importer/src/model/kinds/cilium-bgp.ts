import type { LiveObject } from '../../sources/live-object.ts';
import type { Tree } from '../../sources/tree.ts';
import { toAddress } from '../addresses.ts';
import type { CiliumSession } from '../draft/cilium-bgp.ts';
import type { Draft } from '../draft/draft.ts';
import type { SourceKind } from '../kind.ts';
import { hostNamesIn, labelsAt, selectsAll } from '../label-selector.ts';
import { nameNode } from '../name-node.ts';
import { list, scalar, textOf, type PlannedScalar } from '../planned.ts';
import { at, flagAt, itemsAt, scalarAt, statedAt, textAt, textsAt } from '../read-tree.ts';
import { communitiesAt } from './bgp-communities.ts';

/** BGP of Cilium (pkg/k8s/apis/cilium.io of its repository, v2 and v2alpha1), and its form before Cilium 1.16. */
export const ciliumBgp: SourceKind = {
  objects: {
    'cilium.io/CiliumBGPClusterConfig': addClusterConfig,
    'cilium.io/CiliumBGPPeerConfig': ({ tree, name }, draft) => {
      draft.ciliumPeerConfigs.set(name, {
        settings: {
          port: numberAt(tree, 'spec', 'transport', 'peerPort'),
          holdTime: secondsAt(tree, 'spec', 'timers', 'holdTimeSeconds'),
          keepaliveTime: secondsAt(tree, 'spec', 'timers', 'keepAliveTimeSeconds'),
          ebgpMultiHop: farAt(tree, 'spec', 'ebgpMultihop'),
          existingSecret: statedAt(tree, 'spec', 'authSecretRef'),
        },
        selectors: itemsAt(tree, 'spec', 'families').flatMap((family) => at(family, 'advertisements') ?? []),
      });
    },
    'cilium.io/CiliumBGPAdvertisement': addAdvertisement,
    'cilium.io/CiliumBGPPeeringPolicy': addPolicy,
  },
};

function addClusterConfig(object: LiveObject, draft: Draft): void {
  const { tree, name } = object;
  const nodes = nodesOf(object, draft);
  for (const instance of itemsAt(tree, 'spec', 'bgpInstances')) {
    for (const peer of itemsAt(instance, 'peers')) {
      addSession(draft, {
        of: object,
        name: statedAt(peer, 'name') ?? scalar(name, nameNode(object)),
        at: peer,
        address: statedAt(peer, 'peerAddress'),
        entries: {
          myAsn: numberAt(instance, 'localASN'),
          peerAsn: numberAt(peer, 'peerASN'),
          nodes: list(nodes),
        },
        config: textAt(peer, 'peerConfigRef', 'name') ?? null,
      });
    }
  }
}

/** One policy says which sessions its nodes have, and which Services are announced through them. */
function addPolicy(object: LiveObject, draft: Draft): void {
  const { tree, name } = object;
  const nodes = nodesOf(object, draft);
  itemsAt(tree, 'spec', 'virtualRouters').forEach((router, index) => {
    const own = index === 0 ? name : `${name}-${index + 1}`;
    const selector = at(router, 'serviceSelector');
    const sessions = itemsAt(router, 'neighbors').flatMap((neighbor, number) => {
      const stated = statedAt(neighbor, 'peerAddress');
      return addSession(draft, {
        of: object,
        name: scalar(number === 0 ? own : `${own}-peer-${number + 1}`, nameNode(object)),
        at: neighbor,
        // a CIDR of one address
        address: stated === undefined ? undefined : scalar(textOf(stated).replace(/\/\d+$/, ''), stated.from),
        entries: {
          myAsn: numberAt(router, 'localASN'),
          peerAsn: numberAt(neighbor, 'peerASN'),
          nodes: list(nodes),
          port: numberAt(neighbor, 'peerPort'),
          holdTime: secondsAt(neighbor, 'holdTimeSeconds'),
          keepaliveTime: secondsAt(neighbor, 'keepAliveTimeSeconds'),
          ebgpMultiHop: farAt(neighbor, 'eBGPMultihopTTL'),
          existingSecret: statedAt(neighbor, 'authSecretRef'),
        },
        config: null,
      });
    });
    if (flagAt(router, 'exportPodCIDR') === true) leaveOutPods(object, at(router, 'exportPodCIDR'), draft);
    if (selector === undefined || sessions.length === 0) return;
    noteSelector(selector, object, draft);
    draft.ciliumAdvertisements.push({
      name: scalar(own, nameNode(object)),
      entries: {},
      receivedBy: (session) => sessions.includes(session),
    });
  });
}

interface SessionInput extends Pick<CiliumSession, 'name' | 'at' | 'entries' | 'config'> {
  readonly of: LiveObject;
  readonly address: PlannedScalar | undefined;
}

function addSession(
  draft: Draft,
  { of, name, at: where, address: stated, entries, config }: SessionInput,
): readonly CiliumSession[] {
  const use = { kind: of.kind, name: of.name, draft };
  const address = toAddress(stated, 4, use) ?? toAddress(stated, 6, use);
  if (address === undefined) {
    const why = 'a router without an address, or with a discovered one, has no form in the network file';
    if (stated === undefined) draft.leaveOut({ kind: of.kind, name: of.name, why, at: where });
    return [];
  }
  const { myAsn, peerAsn, ...rest } = entries;
  const session = { name, at: where, entries: { myAsn, peerAsn, address, ...rest }, config };
  draft.ciliumSessions.push(session);
  return [session];
}

function addAdvertisement(object: LiveObject, draft: Draft): void {
  const { tree, kind, name } = object;
  const labels = labelsAt(tree, 'metadata', 'labels');
  for (const row of itemsAt(tree, 'spec', 'advertisements')) {
    const type = textAt(row, 'advertisementType');
    const addresses = textsAt(row, 'service', 'addresses').map(textOf);
    const selector = at(row, 'selector');
    if (type !== 'Service') {
      leaveOutPods(object, row, draft);
      continue;
    }
    // none is selected without a selector
    if (selector === undefined || !addresses.includes('LoadBalancerIP')) continue;
    const others = addresses.filter((one) => one !== 'LoadBalancerIP');
    if (others.length > 0) {
      const why = `the network file announces addresses of load balancers, and no ${others.join(', ')}`;
      draft.leaveOut({ kind, name, why, at: row });
    }
    noteSelector(selector, object, draft);
    draft.ciliumAdvertisements.push({
      name: scalar(name, nameNode(object)),
      entries: {
        aggregationLength: numberAt(row, 'service', 'aggregationLengthIPv4'),
        aggregationLength6: numberAt(row, 'service', 'aggregationLengthIPv6'),
        localPref: numberAt(row, 'attributes', 'localPreference'),
        communities: list(communitiesAt(at(row, 'attributes', 'communities'))),
      },
      receivedBy: labels,
    });
  }
}

function leaveOutPods({ kind, name }: LiveObject, where: Tree | undefined, draft: Draft): void {
  const why = 'routes to pods are announced, which the network file does not have';
  if (where !== undefined) draft.leaveOut({ kind, name, why, at: where });
}

/** The network file announces the addresses of all Services. */
function noteSelector(selector: Tree, { kind, name }: LiveObject, draft: Draft): void {
  if (selectsAll(selector)) return;
  const why = 'it announces some Services, by their labels; the network file announces all of them';
  draft.leaveOut({ kind, name, why, at: selector });
}

function nodesOf({ tree, kind, name }: LiveObject, draft: Draft): readonly PlannedScalar[] {
  const selector = at(tree, 'spec', 'nodeSelector');
  const names = hostNamesIn(selector);
  if (names === null && selector !== undefined) {
    const why = 'nodes are chosen by labels, which the network file does not have';
    draft.leaveOut({ kind, name, why, at: selector });
  }
  return names ?? [];
}

function numberAt(tree: Tree | undefined, ...path: readonly string[]): PlannedScalar | undefined {
  const node = scalarAt(tree, ...path);
  return typeof node?.value === 'number' ? scalar(node.value, node) : undefined;
}

function secondsAt(tree: Tree, ...path: readonly string[]): PlannedScalar | undefined {
  const number = numberAt(tree, ...path);
  return number === undefined ? undefined : scalar(`${textOf(number)}s`, number.from);
}

/** A TTL of one is what sessions of other ASes have anyway. */
function farAt(tree: Tree, ...path: readonly string[]): PlannedScalar | undefined {
  const ttl = numberAt(tree, ...path);
  return ttl === undefined || Number(ttl.value) <= 1 ? undefined : scalar(true, ttl.from);
}
