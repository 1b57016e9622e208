import { type ApiObject, ClusterForbidden, type ClusterReader } from '@netloom/cluster';
import type { LiveObject } from '../live-object.ts';
import type { UnreadSource } from '../sources.ts';
import type { ReadKind } from './cluster-kinds.ts';
import { makerOf } from './maker-of.ts';
import { nameOf, toLiveObject } from './to-live-object.ts';

/** What the cluster has of one kind. */
export type KindAnswer =
  | {
      readonly state: 'listed';
      readonly objects: readonly LiveObject[];
      /** What controllers make of other objects. */
      readonly made: readonly UnreadSource[];
    }
  | { readonly state: 'not served' }
  | { readonly state: 'forbidden'; readonly unread: UnreadSource };

/** Every object of a kind, in the first of its versions that the cluster serves. */
export async function readKind(cluster: ClusterReader, { kind, apiVersions }: ReadKind): Promise<KindAnswer> {
  const { context } = cluster;
  try {
    for (const apiVersion of apiVersions) {
      if (!(await cluster.serves({ apiVersion, kind }))) continue;
      return toAnswer(await cluster.list({ apiVersion, kind }), context);
    }
    return { state: 'not served' };
  } catch (error) {
    if (!(error instanceof ClusterForbidden)) throw error;
    const why = `the user of context "${context}" cannot ${error.right ?? `list ${kind}`}`;
    return { state: 'forbidden', unread: { file: `${context}: ${kind}`, kind, why } };
  }
}

/** Only texts and trees are kept: what the server keeps about an object is often larger than the object. */
function toAnswer(all: readonly ApiObject[], context: string): KindAnswer {
  const objects: LiveObject[] = [];
  const made: UnreadSource[] = [];
  for (const object of all.filter(isAboutNetworks)) {
    const maker = makerOf(object);
    if (maker === null) objects.push(...toLiveObject(object, context));
    else made.push({ file: nameOf(object, context), why: `a controller makes it of a ${maker}` });
  }
  return { state: 'listed', objects, made };
}

const NETWORK_MAPS = /^(?:cilium-config|kubevip|kube-vip|coredns|coredns-custom|kubeadm-config)$/;

/** A cluster has hundreds of ConfigMaps: of use are those of cloudflared, MetalLB before 0.13, kube-vip, Cilium and kubeadm. */
function isAboutNetworks({ kind, metadata: { name }, data }: ApiObject): boolean {
  if (kind !== 'ConfigMap' || NETWORK_MAPS.test(name)) return true;
  const values: readonly unknown[] =
    typeof data === 'object' && data !== null ? Object.entries(data).flat() : [];
  return values.some(
    (text) => typeof text === 'string' && /\b(?:ingress|address-pools|range-global|cidr-global)\b/.test(text),
  );
}
