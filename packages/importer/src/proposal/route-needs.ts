import { groupKind } from '../model/kind.ts';
import { at, itemsAt, scalarAt, textAt } from '../model/read-tree.ts';
import type { LiveObject } from '../sources/live-object.ts';
import type { Tree } from '../sources/tree.ts';
import type { Need } from './need.ts';

/** Every backend of a route, also of those that the network file cannot say: their connections are real all the same. */
export function findRouteNeeds(object: LiveObject): readonly Need[] {
  const { namespace = 'default', tree } = object;
  return backendsOf(object).flatMap(({ row, entrances }) => {
    if ((textAt(row, 'kind') ?? 'Service') !== 'Service') return [];
    const service = textAt(row, 'name') ?? textAt(row, 'serviceName');
    if (service === undefined) return [];
    const port = portAt(row);
    return entrances.map((entrance): Need => ({
      client: { kind: 'entrance', entrance: { entrance } },
      namespace: textAt(row, 'namespace') ?? namespace,
      service,
      port,
      certainty: 'object',
      at: row.kind === 'scalar' ? tree : row,
    }));
  });
}

interface Backend {
  readonly row: Tree;
  /** As routes of the draft call them. */
  readonly entrances: readonly (string | undefined)[];
}

function backendsOf(object: LiveObject): readonly Backend[] {
  const { tree, namespace = 'default' } = object;
  const key = groupKind(object);
  const annotated = textAt(tree, 'metadata', 'annotations', 'kubernetes.io/ingress.class');
  if (key === 'networking.k8s.io/Ingress') {
    const name = textAt(tree, 'spec', 'ingressClassName') ?? annotated;
    const entrances = [name === undefined ? undefined : `IngressClass ${name}`];
    const paths = itemsAt(tree, 'spec', 'rules').flatMap((rule) => itemsAt(rule, 'http', 'paths'));
    const rows = [
      ...paths.map((path) => at(path, 'backend', 'service')),
      at(tree, 'spec', 'defaultBackend', 'service'),
    ];
    return rows.flatMap((row) => (row === undefined ? [] : [{ row, entrances }]));
  }
  if (/^traefik\.(?:io|containo\.us)\/IngressRoute(?:TCP|UDP)?$/.test(key)) {
    const entrances = [annotated === undefined ? 'Traefik' : `IngressClass ${annotated}`];
    return itemsAt(tree, 'spec', 'routes').flatMap((route) =>
      itemsAt(route, 'services').map((row) => ({ row, entrances })),
    );
  }
  if (!/^gateway\.networking\.k8s\.io\/(?:HTTP|GRPC|TLS|TCP|UDP)Route$/.test(key)) return [];
  const entrances = itemsAt(tree, 'spec', 'parentRefs').map(
    (parent) => `Gateway ${textAt(parent, 'namespace') ?? namespace}/${textAt(parent, 'name') ?? ''}`,
  );
  return itemsAt(tree, 'spec', 'rules').flatMap((rule) =>
    itemsAt(rule, 'backendRefs').map((row) => ({ row, entrances })),
  );
}

/** `port: 80`, `port: http`, or an Ingress' `port: { number: 80 }`. */
function portAt(row: Tree): number | string | undefined {
  const node = scalarAt(row, 'port') ?? scalarAt(row, 'port', 'number') ?? scalarAt(row, 'port', 'name');
  const value = node?.value;
  return typeof value === 'number' || typeof value === 'string' ? value : undefined;
}
