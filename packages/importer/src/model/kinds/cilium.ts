import type { Tree } from '../../sources/tree.ts';
import { toBlock, toCidr } from '../addresses.ts';
import type { SourceKind } from '../kind.ts';
import { hostNamesIn } from '../label-selector.ts';
import { nameNode } from '../name-node.ts';
import { list, map, scalar, textOf, type PlannedScalar } from '../planned.ts';
import { at, entriesAt, flagAt, itemsAt, statedAt, textAt, textsAt } from '../read-tree.ts';

/** Cilium: LB-IPAM pools and L2 announcements (pkg/k8s/apis/cilium.io of its repository), and the values of its chart. */
export const cilium: SourceKind = {
  objects: {
    'cilium.io/CiliumLoadBalancerIPPool': (object, draft) => {
      const { tree, name } = object;
      const use = { kind: object.kind, name, draft };
      if (flagAt(tree, 'spec', 'disabled') === true) return;
      draft.balanceBy('cilium', nameNode(object));
      // `cidrs` was the name of `blocks` before Cilium 1.15
      const blocks = [...itemsAt(tree, 'spec', 'blocks'), ...itemsAt(tree, 'spec', 'cidrs')];
      draft.pools.push({
        by: 'cilium',
        name: scalar(name, nameNode(object)),
        addresses: blocks.flatMap((block) => {
          const stated = blockOf(block);
          return stated === undefined ? [] : (toBlock(stated, use) ?? []);
        }),
        stated: at(tree, 'spec', 'blocks'),
        settings: { serviceAllocation: serviceAllocation(tree) },
      });
    },
    'cilium.io/CiliumL2AnnouncementPolicy': (object, draft) => {
      const { tree, name } = object;
      if (flagAt(tree, 'spec', 'loadBalancerIPs') !== true) return;
      draft.balanceBy('cilium', nameNode(object));
      const nodes = hostNamesIn(at(tree, 'spec', 'nodeSelector'));
      const interfaces = textsAt(tree, 'spec', 'interfaces').map(toInterface);
      draft.advertisements.push(
        map(
          {
            name: scalar(name, nameNode(object)),
            nodes: list(nodes ?? []),
            interfaces: list(interfaces.filter((one) => one !== null)),
          },
          nameNode(object),
        ),
      );
      const unread = {
        interfaces: interfaces.includes(null),
        nodeSelector: nodes === null,
        serviceSelector: true,
      };
      for (const [key, isUnread] of Object.entries(unread)) {
        const node = at(tree, 'spec', key);
        if (node === undefined || !isUnread) continue;
        draft.leaveOut({
          kind: object.kind,
          name,
          why: `${key} is chosen by expressions or labels, which the network file does not have`,
          at: node,
        });
      }
    },
  },
  charts: {
    cilium: ({ tree, stated }, draft) => {
      draft.state('cni', scalar('cilium', at(stated, 'metadata', 'name') ?? stated));
      const use = { kind: 'values of the chart cilium', name: 'ipam', draft };
      const [pods] = textsAt(tree, 'ipam', 'operator', 'clusterPoolIPv4PodCIDRList');
      draft.state('podCidr', toCidr(pods, 4, use));
    },
  },
};

/** The interface that an expression means alone; null for every other expression. */
function toInterface(stated: PlannedScalar): PlannedScalar | null {
  const [, name] = /^\^?((?:[\w-]|\\\.)+)\$$/.exec(textOf(stated)) ?? [];
  return name === undefined ? null : scalar(name.replaceAll('\\.', '.'), stated.from);
}

/** A CIDR, or a first and a last address. */
function blockOf(block: Tree): PlannedScalar | undefined {
  const cidr = statedAt(block, 'cidr');
  if (cidr !== undefined) return cidr;
  const start = statedAt(block, 'start');
  if (start === undefined) return undefined;
  const stop = textAt(block, 'stop');
  return stop === undefined || stop === textAt(block, 'start')
    ? start
    : scalar(`${String(start.value)}-${stop}`, start.from);
}

/** The network file has selectors by label alone. */
function serviceAllocation(tree: Tree): ReturnType<typeof map> | undefined {
  const labels = entriesAt(tree, 'spec', 'serviceSelector', 'matchLabels');
  const own = labels.filter(([key]) => !key.startsWith('io.kubernetes.service.'));
  if (own.length === 0 || own.length < labels.length) return undefined;
  const entries = own.map(([key, value]) => [key, scalar(textAt(value) ?? '', value)] as const);
  const selector = map({ matchLabels: map(Object.fromEntries(entries)) });
  return map({ serviceSelectors: list([selector]) }, at(tree, 'spec', 'serviceSelector'));
}
