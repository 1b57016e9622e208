import type { ClusterService } from '../network-index/cluster-service.ts';
import type { NetworkIndex } from '../network-index/network-index.ts';

/**
 * The Service that a name of the cluster's DNS stands for: `name` in the own namespace, `name.namespace`, or the same with `.svc` or
 * `.svc.cluster.local` after it.
 */
export function serviceByDnsName(
  index: NetworkIndex,
  name: string,
  namespace: string | null,
): ClusterService | null {
  const [service = '', of = namespace ?? '', ...more] = partsOf(name);
  if (more.length > 0) return null;
  return index.services().get(`${of}/${service}`) ?? null;
}

/** Whether a name may be that of a Service in the namespace of the pod that asks. */
export function isShortName(name: string): boolean {
  return partsOf(name).length === 1;
}

/** Whether it may be the name of a Service in one of the namespaces, for some pod that asks. */
export function mayNameService(name: string, namespaces: ReadonlySet<string>): boolean {
  const [, of, ...more] = partsOf(name);
  return more.length === 0 && (of === undefined || namespaces.has(of));
}

function partsOf(name: string): readonly string[] {
  return name.replace(/\.svc(\.cluster\.local)?$/, '').split('.');
}
