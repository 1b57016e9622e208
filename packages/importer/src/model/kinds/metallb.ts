import type { LiveObject } from '../../sources/live-object.ts';
import type { Tree } from '../../sources/tree.ts';
import { embeddedTrees } from '../../sources/tree/embedded.ts';
import { toAddress, toBlock } from '../addresses.ts';
import type { Draft } from '../draft/draft.ts';
import type { SourceKind } from '../kind.ts';
import { nameNode } from '../name-node.ts';
import { list, map, scalar, textOf, type PlannedScalar } from '../planned.ts';
import { at, entriesAt, flagAt, itemsAt, scalarAt, statedAt, textAt, textsAt } from '../read-tree.ts';

/** MetalLB: its objects (api/v1beta1 of its repository), and the ConfigMap and chart values of versions before 0.13. */
export const metallb: SourceKind = {
  objects: {
    'metallb.io/IPAddressPool': (object, draft) => {
      const { tree, name } = object;
      const addresses = textsAt(tree, 'spec', 'addresses');
      addPool(draft, {
        name: scalar(name, nameNode(object)),
        addresses,
        stated: at(tree, 'spec', 'addresses'),
        at: tree,
        settings: poolSettings(tree),
      });
    },
    'metallb.io/L2Advertisement': (object, draft) => {
      draft.balanceBy('metallb', nameNode(object));
      const { tree, name } = object;
      draft.advertisements.push(
        map(
          {
            name: scalar(name, nameNode(object)),
            pools: list(textsAt(tree, 'spec', 'ipAddressPools'), at(tree, 'spec', 'ipAddressPools')),
            nodes: list(hostNames(tree)),
            interfaces: list(textsAt(tree, 'spec', 'interfaces')),
          },
          nameNode(object),
        ),
      );
      noteSelectors(object, draft);
    },
    'metallb.io/BGPPeer': (object, draft) => {
      const { tree, name } = object;
      const stated = statedAt(tree, 'spec', 'peerAddress');
      const use = { kind: 'BGPPeer', name, draft };
      const address = toAddress(stated, 4, use) ?? toAddress(stated, 6, use);
      if (address === undefined) return;
      draft.balanceBy('metallb', nameNode(object));
      draft.peers.push(
        map(
          {
            name: scalar(name, nameNode(object)),
            myAsn: numberAt(tree, 'myASN'),
            peerAsn: numberAt(tree, 'peerASN'),
            address,
            port: numberAt(tree, 'peerPort'),
            nodes: list(hostNames(tree)),
            holdTime: statedAt(tree, 'spec', 'holdTime'),
            keepaliveTime: statedAt(tree, 'spec', 'keepaliveTime'),
            ebgpMultiHop: flag(tree, 'ebgpMultiHop'),
            bfdProfile: statedAt(tree, 'spec', 'bfdProfile'),
            vrf: statedAt(tree, 'spec', 'vrf'),
            existingSecret: statedAt(tree, 'spec', 'passwordSecret', 'name'),
          },
          nameNode(object),
        ),
      );
      noteSelectors(object, draft);
    },
    'metallb.io/BFDProfile': (object, draft) => {
      const { tree, name } = object;
      draft.bfdProfiles.push(
        map(
          {
            name: scalar(name, nameNode(object)),
            receiveInterval: milliseconds(tree, 'receiveInterval'),
            transmitInterval: milliseconds(tree, 'transmitInterval'),
            detectMultiplier: numberAt(tree, 'detectMultiplier'),
            echoMode: flag(tree, 'echoMode'),
            passiveMode: flag(tree, 'passiveMode'),
          },
          nameNode(object),
        ),
      );
    },
    'metallb.io/Community': (object, draft) => {
      const { tree, name } = object;
      const rows = itemsAt(tree, 'spec', 'communities').map((item) =>
        map({ name: statedAt(item, 'name'), value: statedAt(item, 'value') }, item),
      );
      draft.communities.push(
        map({ name: scalar(name, nameNode(object)), communities: list(rows) }, nameNode(object)),
      );
    },
    'metallb.io/BGPAdvertisement': (object, draft) => {
      draft.balanceBy('metallb', nameNode(object));
      const { tree, name } = object;
      draft.bgpAdvertisements.push(
        map(
          {
            name: scalar(name, nameNode(object)),
            pools: list(textsAt(tree, 'spec', 'ipAddressPools')),
            peers: list(textsAt(tree, 'spec', 'peers')),
            nodes: list(hostNames(tree)),
            aggregationLength: numberAt(tree, 'aggregationLength'),
            aggregationLength6: numberAt(tree, 'aggregationLengthV6'),
            localPref: numberAt(tree, 'localPref'),
            communities: list(textsAt(tree, 'spec', 'communities')),
          },
          nameNode(object),
        ),
      );
      noteSelectors(object, draft);
    },
    '/ConfigMap': (object, draft) => {
      const { namespace, name, tree } = object;
      if (!(name === 'config' && namespace === 'metallb-system') && name !== 'metallb-config') return;
      const text = scalarAt(tree, 'data', 'config');
      const [config] = text === undefined ? [] : embeddedTrees(text);
      if (config !== undefined) addOldPools(config, 'address-pools', draft);
    },
  },
  charts: {
    metallb: ({ tree }, draft) => {
      addOldPools(tree, ['configInline', 'address-pools'].join('.'), draft);
    },
  },
};

interface PoolInput {
  readonly stated: Tree | undefined;
  readonly name: PlannedScalar;
  readonly addresses: readonly PlannedScalar[];
  readonly at: Tree;
  readonly settings: Draft['pools'][number]['settings'];
}

function addPool(draft: Draft, { name, addresses, stated, settings, at: tree }: PoolInput): void {
  draft.balanceBy('metallb', name.from ?? tree);
  const use = { kind: 'IPAddressPool', name: String(name.value), draft };
  draft.pools.push({
    by: 'metallb',
    name,
    addresses: addresses.flatMap((one) => toBlock(one, use) ?? []),
    stated,
    settings,
  });
}

function poolSettings(tree: Tree): PoolInput['settings'] {
  const allocation = at(tree, 'spec', 'serviceAllocation');
  const selectors = (key: string): ReturnType<typeof list> =>
    list(
      itemsAt(allocation, key).flatMap((item) => {
        const labels = entriesAt(item, 'matchLabels');
        if (labels.length === 0) return [];
        const entries = labels.map(([label, value]) => [label, scalar(textAt(value) ?? '', value)] as const);
        return [map({ matchLabels: map(Object.fromEntries(entries)) }, item)];
      }),
    );
  const namespaces = textsAt(allocation, 'namespaces');
  const [ofNamespaces, ofServices] = [selectors('namespaceSelectors'), selectors('serviceSelectors')];
  const isStated = namespaces.length + ofNamespaces.items.length + ofServices.items.length > 0;
  return {
    autoAssign: flag(tree, 'autoAssign'),
    avoidBuggyIPs: flag(tree, 'avoidBuggyIPs'),
    serviceAllocation: isStated
      ? map(
          {
            priority: numberIn(allocation, 'priority'),
            namespaces: list(namespaces),
            namespaceSelectors: ofNamespaces,
            serviceSelectors: ofServices,
          },
          allocation,
        )
      : undefined,
  };
}

/** `address-pools` of the ConfigMap that MetalLB read before its version 0.13. */
function addOldPools(config: Tree, path: string, draft: Draft): void {
  for (const item of itemsAt(config, ...path.split('.'))) {
    const name = statedAt(item, 'name');
    if (name === undefined) continue;
    const auto = scalarAt(item, 'auto-assign');
    addPool(draft, {
      name,
      addresses: textsAt(item, 'addresses'),
      stated: at(item, 'addresses'),
      at: item,
      settings: { autoAssign: auto === undefined ? undefined : scalar(auto.value !== false, auto) },
    });
    if (textAt(item, 'protocol') === 'layer2') {
      draft.advertisements.push(map({ name, pools: list([name]) }, item));
    }
  }
}

/** The nodes that `nodeSelectors` names by their host names; other labels are noted. */
function hostNames(tree: Tree): readonly PlannedScalar[] {
  return itemsAt(tree, 'spec', 'nodeSelectors').flatMap((item) => [
    ...textsAt(item, 'matchLabels', 'kubernetes.io/hostname'),
    ...itemsAt(item, 'matchExpressions')
      .filter((row) => textAt(row, 'key') === 'kubernetes.io/hostname' && textAt(row, 'operator') === 'In')
      .flatMap((row) => textsAt(row, 'values')),
  ]);
}

function noteSelectors({ tree, kind, name }: LiveObject, draft: Draft): void {
  for (const key of ['ipAddressPoolSelectors', 'nodeSelectors']) {
    const node = at(tree, 'spec', key);
    if (node === undefined || itemsAt(node).length === 0) continue;
    if (key === 'nodeSelectors' && hostNames(tree).length > 0) continue;
    draft.leaveOut({
      kind,
      name,
      why: `${key} chooses by labels, which the network file does not have`,
      at: node,
    });
  }
}

function numberAt(tree: Tree, key: string): PlannedScalar | undefined {
  return numberIn(at(tree, 'spec'), key);
}

/** BFD intervals are numbers of milliseconds: config/crd/bases/metallb.io_bfdprofiles.yaml of MetalLB. */
function milliseconds(tree: Tree, key: string): PlannedScalar | undefined {
  const number = numberAt(tree, key);
  return number === undefined ? undefined : scalar(`${textOf(number)}ms`, number.from);
}

function numberIn(tree: Tree | undefined, key: string): PlannedScalar | undefined {
  const node = scalarAt(tree, key);
  return typeof node?.value === 'number' ? scalar(node.value, node) : undefined;
}

function flag(tree: Tree, key: string): PlannedScalar | undefined {
  const value = flagAt(tree, 'spec', key);
  return value === undefined ? undefined : scalar(value, at(tree, 'spec', key));
}
