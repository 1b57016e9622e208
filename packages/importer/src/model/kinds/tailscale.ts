import type { SourceKind } from '../kind.ts';
import { nameNode } from '../name-node.ts';
import { list, map, scalar } from '../planned.ts';
import { at, flagAt, scalarAt, textsAt } from '../read-tree.ts';

/** Tailscale's operator: Connectors (k8s-operator/apis/v1alpha1 of its repository), and its chart. */
export const tailscale: SourceKind = {
  objects: {
    'tailscale.com/Connector': (object, draft) => {
      const { tree, name } = object;
      const replicas = scalarAt(tree, 'spec', 'replicas');
      draft.tailnets.push(nameNode(object));
      draft.connectors.push(
        map(
          {
            name: scalar(name, nameNode(object)),
            tags: list(textsAt(tree, 'spec', 'tags')),
            advertise: list(textsAt(tree, 'spec', 'subnetRouter', 'advertiseRoutes')),
            exitNode:
              flagAt(tree, 'spec', 'exitNode') === true
                ? scalar(true, at(tree, 'spec', 'exitNode'))
                : undefined,
            replicas: typeof replicas?.value === 'number' ? scalar(replicas.value, replicas) : undefined,
          },
          nameNode(object),
        ),
      );
    },
  },
  charts: {
    'tailscale-operator': ({ stated }, draft) => {
      draft.tailnets.push(at(stated, 'metadata', 'name') ?? stated);
    },
  },
};
