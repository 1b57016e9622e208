import { podsBehind } from '../model/assemble/behind-service.ts';
import type { Draft } from '../model/draft/draft.ts';
import type { DraftService } from '../model/draft/services.ts';
import { groupKind } from '../model/kind.ts';
import { textOf } from '../model/planned.ts';
import { at, entriesAt, itemsAt, scalarAt, textAt } from '../model/read-tree.ts';
import type { LiveObject } from '../sources/live-object.ts';
import type { Tree } from '../sources/tree.ts';
import type { Need } from './need.ts';

/** What Prometheus scrapes by ServiceMonitors and PodMonitors; pods are scraped whatever Service is before them. */
export function findMetricsNeeds(draft: Draft, objects: readonly LiveObject[]): readonly Need[] {
  return objects.flatMap((object) => {
    switch (groupKind(object)) {
      case 'monitoring.coreos.com/ServiceMonitor':
        return ofServices(object, draft);
      case 'monitoring.coreos.com/PodMonitor':
        return ofPods(object, draft);
      default:
        return [];
    }
  });
}

function ofServices(monitor: LiveObject, draft: Draft): readonly Need[] {
  const selected = servicesIn(monitor, draft).filter(({ labels }) =>
    matches(at(monitor.tree, 'spec', 'selector'), (key) => labels.get(key)),
  );
  return selected.flatMap((service) =>
    itemsAt(monitor.tree, 'spec', 'endpoints').map((row) =>
      toNeed(service, row, {
        port: valueAt(row, 'port'),
        podPort: valueAt(row, 'targetPort'),
      }),
    ),
  );
}

function ofPods(monitor: LiveObject, draft: Draft): readonly Need[] {
  const selector = at(monitor.tree, 'spec', 'selector');
  const selected = servicesIn(monitor, draft).filter((service) =>
    podsBehind(service, draft).some(({ labels }) =>
      matches(selector, (key) => {
        const label = labels.get(key);
        return label === undefined ? undefined : textOf(label);
      }),
    ),
  );
  return selected.flatMap((service) =>
    itemsAt(monitor.tree, 'spec', 'podMetricsEndpoints').map((row) =>
      toNeed(service, row, {
        port: undefined,
        podPort: valueAt(row, 'port') ?? valueAt(row, 'portNumber') ?? valueAt(row, 'targetPort'),
      }),
    ),
  );
}

function toNeed({ namespace, name }: DraftService, at: Tree, ports: Pick<Need, 'port' | 'podPort'>): Need {
  return { client: { kind: 'prometheus' }, namespace, service: name, ...ports, certainty: 'object', at };
}

function servicesIn(
  { tree, namespace = 'default' }: LiveObject,
  { services }: Draft,
): readonly DraftService[] {
  const selector = at(tree, 'spec', 'namespaceSelector');
  const named = itemsAt(selector, 'matchNames').flatMap((item) => textAt(item) ?? []);
  const isAny = textAt(selector, 'any') === 'true';
  const names = named.length === 0 ? [namespace] : named;
  return [...services.values()].filter((one) => isAny || names.includes(one.namespace));
}

/** Of expressions those that name a label and its values; what cannot be compared here counts as a match. */
function matches(selector: Tree | undefined, label: (key: string) => string | undefined): boolean {
  const isSame = entriesAt(selector, 'matchLabels').every(([key, value]) => label(key) === textAt(value));
  return (
    isSame &&
    itemsAt(selector, 'matchExpressions').every((row) => {
      const own = label(textAt(row, 'key') ?? '');
      const values = itemsAt(row, 'values').map((value) => textAt(value));
      switch (textAt(row, 'operator') ?? '') {
        case 'In':
          return own !== undefined && values.includes(own);
        case 'NotIn':
          return own === undefined || !values.includes(own);
        case 'Exists':
          return own !== undefined;
        case 'DoesNotExist':
          return own === undefined;
        default:
          return true;
      }
    })
  );
}

function valueAt(tree: Tree, key: string): number | string | undefined {
  const value = scalarAt(tree, key)?.value;
  return typeof value === 'number' || typeof value === 'string' ? value : undefined;
}
