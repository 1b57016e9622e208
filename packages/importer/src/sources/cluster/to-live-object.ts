import type { ApiObject } from '@netloom/cluster';
import { isClusterKind } from '../kustomize/names.ts';
import type { LiveObject } from '../live-object.ts';
import { LIVE } from '../repository/context.ts';
import { parseTrees } from '../tree/parse-trees.ts';
import { withoutAssignedPins } from './assigned-pins.ts';
import { withoutDefaults } from './server-defaults.ts';

/** Kinds of which the status says what nobody else does: addresses that were assigned, and what a node reports of itself. */
const WITH_STATUS: ReadonlySet<string> = new Set(['Node', 'Service', 'Gateway']);

/** What the server and kubectl keep for themselves. */
const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

/** With a text of its own, so that each value has a place: `homelab: Service web/web: spec.loadBalancerIP`. */
export function toLiveObject(object: ApiObject, context: string): readonly LiveObject[] {
  const { apiVersion, kind, metadata, status, ...rest } = withoutDefaults(withoutAssignedPins(object));
  const { name, namespace, labels, annotations } = metadata;
  const own = Object.entries(annotations ?? {}).filter(([key]) => key !== LAST_APPLIED);
  const plain = {
    apiVersion,
    kind,
    metadata: { name, namespace, labels: labels ?? undefined, annotations: Object.fromEntries(own) },
    ...rest,
    ...(WITH_STATUS.has(kind) && { status }),
  };
  const [tree] = parseTrees(JSON.stringify(plain, null, 2), nameOf(object, context), { isLive: true }).trees;
  if (tree === undefined) return [];
  return [
    {
      apiVersion,
      kind,
      name,
      ...(namespace !== undefined && !isClusterKind(kind) && { namespace }),
      tree,
      cluster: context,
      liveness: LIVE,
      origin: 'cluster',
    },
  ];
}

/** `homelab: Service web/web` */
export function nameOf({ kind, metadata: { name, namespace } }: ApiObject, context: string): string {
  return `${context}: ${kind} ${namespace === undefined ? name : `${namespace}/${name}`}`;
}
