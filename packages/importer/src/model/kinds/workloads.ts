import type { LiveObject } from '../../sources/live-object.ts';
import type { Tree, TreeScalar } from '../../sources/tree.ts';
import { scalarsOf } from '../../sources/tree/nodes.ts';
import type { Draft } from '../draft/draft.ts';
import type { WorkloadPort } from '../draft/services.ts';
import type { SourceKind } from '../kind.ts';
import { nameNode } from '../name-node.ts';
import { scalar } from '../planned.ts';
import { at, entriesAt, flagAt, itemsAt, scalarAt, textAt } from '../read-tree.ts';

/** What runs pods: their labels, ports and settings are those of the Services before them. */
export const workloads: SourceKind = {
  objects: {
    '/Pod': (object, draft) => {
      addWorkload(object, object.tree, draft);
    },
    'apps/Deployment': addTemplate,
    'apps/StatefulSet': addTemplate,
    'apps/DaemonSet': addTemplate,
    'apps/ReplicaSet': addTemplate,
    'batch/Job': addTemplate,
    'batch/CronJob': (object, draft) => {
      addWorkload(object, at(object.tree, 'spec', 'jobTemplate', 'spec', 'template'), draft);
    },
  },
};

function addTemplate(object: LiveObject, draft: Draft): void {
  addWorkload(object, at(object.tree, 'spec', 'template'), draft);
}

function addWorkload(object: LiveObject, template: Tree | undefined, draft: Draft): void {
  const { kind, name, namespace = 'default' } = object;
  const containers = [
    ...itemsAt(template, 'spec', 'containers'),
    ...itemsAt(template, 'spec', 'initContainers'),
  ];
  draft.workloads.push({
    ...{ kind, name, namespace, at: nameNode(object) },
    labels: new Map(
      entriesAt(template, 'metadata', 'labels').map(([key, value]) => [
        key,
        scalar(textAt(value) ?? '', value),
      ]),
    ),
    hostNetwork: flagAt(template, 'spec', 'hostNetwork') === true,
    ports: containers.flatMap((container) => itemsAt(container, 'ports').flatMap(toContainerPort)),
    texts: containers.flatMap(textsOf),
    configMaps: [...containers.flatMap(configMapsOf), ...mounted(template)],
    images: containers.flatMap((container) => textAt(container, 'image') ?? []),
  });
}

/** A port of a container, or of a row that has the same keys. */
export function toContainerPort(row: Tree): readonly WorkloadPort[] {
  const port = scalarAt(row, 'containerPort');
  if (typeof port?.value !== 'number') return [];
  return [{ name: textAt(row, 'name'), port: scalar(port.value, port) }];
}

/** What a container is given in its own manifest: values of variables, its command and arguments. */
function textsOf(container: Tree): readonly TreeScalar[] {
  const values = itemsAt(container, 'env').flatMap((row) => scalarAt(row, 'value') ?? []);
  const words = ['command', 'args'].flatMap((key) => at(container, key) ?? []);
  return [...values, ...words.flatMap((word) => [...scalarsOf(word)])];
}

function configMapsOf(container: Tree): readonly string[] {
  return [
    ...itemsAt(container, 'envFrom').flatMap((row) => textAt(row, 'configMapRef', 'name') ?? []),
    ...itemsAt(container, 'env').flatMap((row) => textAt(row, 'valueFrom', 'configMapKeyRef', 'name') ?? []),
  ];
}

function mounted(template: Tree | undefined): readonly string[] {
  return itemsAt(template, 'spec', 'volumes').flatMap((volume) => [
    ...(textAt(volume, 'configMap', 'name') === undefined ? [] : [textAt(volume, 'configMap', 'name') ?? '']),
    ...itemsAt(volume, 'projected', 'sources').flatMap((row) => textAt(row, 'configMap', 'name') ?? []),
  ]);
}
