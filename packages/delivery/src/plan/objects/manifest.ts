import { plain, type Plain } from '@netloom/chart-kit';
import { loadAll } from 'js-yaml';
import * as z from 'zod';

/** A Kubernetes object as it was written, with what names it beside it. */
export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  /** null for objects of the whole cluster. */
  readonly namespace: string | null;
  readonly name: string;
  readonly content: Plain;
}

const KubernetesObject = z.looseObject({
  apiVersion: z.string(),
  kind: z.string(),
  metadata: z.looseObject({
    name: z.string(),
    namespace: z.string().optional(),
    annotations: z.record(z.string(), z.unknown()).optional(),
  }),
});

/** The objects of a release: hooks are run at their event, and are no part of it. */
export function readManifests(text: string): readonly Manifest[] {
  return loadAll(text)
    .filter((document) => document !== null && document !== undefined)
    .map((document) => KubernetesObject.parse(document))
    .filter(({ metadata }) => metadata.annotations?.['helm.sh/hook'] === undefined)
    .map(toManifest);
}

/** An object as the API or a package gives it. */
export function toManifest(object: object): Manifest {
  const { apiVersion, kind, metadata } = KubernetesObject.parse(object);
  return {
    apiVersion,
    kind,
    namespace: metadata.namespace ?? null,
    name: metadata.name,
    content: plain(object),
  };
}

/** What names an object whatever version of its group it is written in; sorts by kind, namespace and name. */
export function keyOf({ apiVersion, kind, namespace, name }: Manifest): string {
  const group = apiVersion.includes('/') ? (apiVersion.split('/')[0] ?? '') : '';
  return [kind, namespace ?? '', name, group].join('\n');
}

/** `IPAddressPool metallb-system/default-pool`. */
export function nameOf({ kind, namespace, name }: Pick<Manifest, 'kind' | 'namespace' | 'name'>): string {
  return `${kind} ${namespace === null ? '' : `${namespace}/`}${name}`;
}
