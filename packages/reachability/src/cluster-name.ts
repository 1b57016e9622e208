import type { ClusterService } from './world/cluster-services.ts';
import type { World } from './world/prepare.ts';

/**
 * The Service that CoreDNS means by a name: `name` in the own namespace, `name.namespace`, or the same with `.svc` or
 * `.svc.cluster.local` after it.
 */
export function ofCluster(world: World, name: string, namespace: string | null): ClusterService | null {
  const short = name.replace(/\.svc(\.cluster\.local)?$/, '');
  const [service = '', of = namespace ?? '', ...more] = short.split('.');
  if (more.length > 0) return null;
  return world.services().get(`${of}/${service}`) ?? null;
}
