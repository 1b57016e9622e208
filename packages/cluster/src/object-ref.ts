import type { ApiObject } from './api-object.ts';

/** Which object is meant. */
export interface ObjectRef {
  readonly apiVersion: string;
  readonly kind: string;
  /** null for kinds of the whole cluster. */
  readonly namespace: string | null;
  readonly name: string;
}

export function refOf({ apiVersion, kind, metadata }: ApiObject): ObjectRef {
  return { apiVersion, kind, namespace: metadata.namespace ?? null, name: metadata.name };
}

/** `IPAddressPool metallb-system/default-pool`; the group is left out, since no two kinds that netloom meets share a name. */
export function describeRef({ kind, namespace, name }: Omit<ObjectRef, 'apiVersion'>): string {
  return `${kind} ${namespace === null ? '' : `${namespace}/`}${name}`;
}

/** `metallb.io` of `metallb.io/v1beta1`; empty for the core group. */
export function groupOf(apiVersion: string): string {
  return apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
}
