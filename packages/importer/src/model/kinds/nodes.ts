import type { LiveObject } from '../../sources/live-object.ts';
import { toAddress, toCidr } from '../addresses.ts';
import type { Draft } from '../draft/draft.ts';
import type { SourceKind } from '../kind.ts';
import { nameNode } from '../name-node.ts';
import { scalar, type PlannedScalar } from '../planned.ts';
import { entriesAt, itemsAt, statedAt, textAt, textsAt } from '../read-tree.ts';

const CONTROL_PLANE = ['node-role.kubernetes.io/control-plane', 'node-role.kubernetes.io/master'];

/** Written by flannel, as K3s runs it: the address that other nodes send to. */
const FLANNEL_ADDRESS = 'flannel.alpha.coreos.com/public-ip';

/** Node objects, as a cluster lists them. */
export const nodes: SourceKind = {
  objects: {
    '/Node': (object, draft) => {
      const { tree, name } = object;
      const use = { kind: 'Node', name, draft };
      const addresses = itemsAt(tree, 'status', 'addresses').filter(
        (item) => textAt(item, 'type') === 'InternalIP',
      );
      const stated = addresses.map((item) => statedAt(item, 'address'));
      const several = textsAt(tree, 'spec', 'podCIDRs');
      const podCidrs = several.length > 0 ? several : [statedAt(tree, 'spec', 'podCIDR')];
      const labels = entriesAt(tree, 'metadata', 'labels').map(([key]) => key);
      draft.nodes.push({
        name: scalar(name, nameNode(object)),
        role: scalar(
          labels.some((key) => CONTROL_PLANE.includes(key)) ? 'server' : 'agent',
          nameNode(object),
        ),
        address: first(stated, (one) => toAddress(one, 4, use)),
        address6: first(stated, (one) => toAddress(one, 6, use)),
        podCidr: first(podCidrs, (one) => toCidr(one, 4, use)),
        podCidr6: first(podCidrs, (one) => toCidr(one, 6, use)),
        flannel: toAddress(statedAt(tree, 'metadata', 'annotations', FLANNEL_ADDRESS), 4, use),
      });
      stateVersion(object, draft);
    },
  },
};

function first(
  stated: readonly (PlannedScalar | undefined)[],
  read: (one: PlannedScalar | undefined) => PlannedScalar | undefined,
): PlannedScalar | undefined {
  return stated.map(read).find((one) => one !== undefined);
}

/** A kubelet names its distribution: `v1.33.1+k3s1`. */
function stateVersion({ tree }: LiveObject, draft: Draft): void {
  const version = statedAt(tree, 'status', 'nodeInfo', 'kubeletVersion');
  const image = textAt(tree, 'status', 'nodeInfo', 'osImage') ?? '';
  if (version === undefined) return;
  const distribution = distributionOf(String(version.value), image);
  if (distribution !== null) draft.state('distribution', scalar(distribution, version.from));
  if (distribution !== null && /^v\d+\.\d+\.\d+(\+\w+(\.\d+)?)?$/.test(String(version.value))) {
    draft.state('version', version);
  }
}

function distributionOf(version: string, image: string): string | null {
  const [, suffix = ''] = /\+(k3s|rke2|k0s)/.exec(version) ?? [];
  if (suffix !== '') return suffix;
  return image.startsWith('Talos') ? 'talos' : null;
}
