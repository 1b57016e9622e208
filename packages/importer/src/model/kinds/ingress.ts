import type { LiveObject } from '../../sources/live-object.ts';
import type { Tree } from '../../sources/tree.ts';
import { toAddress } from '../addresses.ts';
import type { Draft } from '../draft/draft.ts';
import { annotatedFilters } from '../filters.ts';
import type { SourceKind } from '../kind.ts';
import { scalar, type PlannedScalar } from '../planned.ts';
import { at, flagAt, itemsAt, scalarAt, statedAt, textAt } from '../read-tree.ts';
import { annotatedAddresses, sharingKey } from '../service-address.ts';

/** Ingress of Kubernetes, and ingress-nginx by its chart. */
export const ingress: SourceKind = {
  objects: { 'networking.k8s.io/Ingress': addIngress, 'extensions/Ingress': addIngress },
  charts: {
    'ingress-nginx': (chart, draft) => {
      const { tree, release, namespace, stated } = chart;
      const service = at(tree, 'controller', 'service');
      if (flagAt(tree, 'controller', 'service', 'enabled') === false) return;
      const annotations = at(service, 'annotations');
      const use = { kind: 'values of the chart ingress-nginx', name: release, draft };
      const name = statedAt(tree, 'controller', 'ingressClassResource', 'name');
      const className = name ?? scalar('nginx', at(stated, 'metadata', 'name') ?? stated);
      const address = statedAt(service, 'loadBalancerIP');
      const addresses = [...annotatedAddresses(annotations), ...(address === undefined ? [] : [address])];
      draft.entrances.push({
        name: String(className.value),
        controller: 'ingress-class',
        className,
        at: at(stated, 'metadata', 'name') ?? stated,
        address: addresses.map((one) => toAddress(one, 4, use)).find((one) => one !== undefined),
        sharing: sharingKey(annotations),
        keys: [`IngressClass ${String(className.value)}`],
        services: [
          `${namespace ?? 'default'}/${release}-controller`,
          `${namespace ?? 'default'}/${release}-ingress-nginx-controller`,
        ],
      });
    },
  },
};

function addIngress(object: LiveObject, draft: Draft): void {
  const { tree, name, namespace = 'default', kind } = object;
  const className =
    textAt(tree, 'spec', 'ingressClassName') ??
    textAt(tree, 'metadata', 'annotations', 'kubernetes.io/ingress.class');
  for (const rule of itemsAt(tree, 'spec', 'rules')) {
    const host = statedAt(rule, 'host');
    if (host === undefined) {
      const why = 'a rule without a host takes every host';
      draft.leaveOut({ kind, name: `${namespace}/${name}`, why, at: rule });
      continue;
    }
    for (const row of itemsAt(rule, 'http', 'paths')) {
      const service = statedAt(row, 'backend', 'service', 'name') ?? statedAt(row, 'backend', 'serviceName');
      const path = prefixOf(row);
      if (service === undefined) continue;
      if (path === null) {
        const why = 'its path is more than a prefix';
        draft.leaveOut({ kind, name: `${namespace}/${name}`, why, at: row });
        continue;
      }
      draft.routes.push({
        kind,
        host,
        path,
        entrance: className === undefined ? undefined : `IngressClass ${className}`,
        listeners: [],
        namespace,
        service,
        port: portOf(row),
        filters: annotatedFilters(at(tree, 'metadata', 'annotations')),
      });
    }
  }
}

/** undefined for every path; null where it is no prefix. */
function prefixOf(row: Tree): PlannedScalar | undefined | null {
  const path = statedAt(row, 'path');
  if (path === undefined || path.value === '/') return undefined;
  if (textAt(row, 'pathType') === 'Exact') return null;
  return /^\/[\w./~%-]*$/.test(String(path.value)) ? path : null;
}

function portOf(row: Tree): PlannedScalar | undefined {
  const node =
    scalarAt(row, 'backend', 'service', 'port', 'number') ??
    scalarAt(row, 'backend', 'service', 'port', 'name') ??
    scalarAt(row, 'backend', 'servicePort');
  return node === undefined || typeof node.value === 'boolean' || node.value === null
    ? undefined
    : scalar(node.value, node);
}
