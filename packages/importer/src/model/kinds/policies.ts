import type { LiveObject } from '../../sources/live-object.ts';
import type { Draft } from '../draft.ts';
import type { SourceKind } from '../kind.ts';
import { nameNode } from '../name-node.ts';

/** Network policies stay as they are: netloom writes its own beside them. */
export const policies: SourceKind = {
  objects: {
    'networking.k8s.io/NetworkPolicy': note,
    'cilium.io/CiliumNetworkPolicy': note,
    'cilium.io/CiliumClusterwideNetworkPolicy': note,
  },
};

function note(object: LiveObject, draft: Draft): void {
  const why = 'it stays as it is: the network file states flows, not policies';
  draft.leaveOut({ kind: object.kind, name: object.name, why, at: nameNode(object) });
}
