import { parseObject, type ApiObject } from '@netloom/cluster';
import type { DryRun, ObservedObject } from '../src/observe/observed-object.ts';

/** A pool with these addresses, and what the server writes beside them. */
export function pool(...addresses: readonly string[]): ApiObject {
  return parseObject({
    apiVersion: 'metallb.io/v1beta1',
    kind: 'IPAddressPool',
    metadata: { name: 'lan', namespace: 'metallb-system' },
    spec: { addresses },
  });
}

export const REF = {
  apiVersion: 'metallb.io/v1beta1',
  kind: 'IPAddressPool',
  namespace: 'metallb-system',
  name: 'lan',
};

/** How Helm marks what it makes. */
export const OURS = {
  'meta.helm.sh/release-name': 'netloom',
  'meta.helm.sh/release-namespace': 'netloom-system',
};

/** What managedFields say of somebody who manages these fields of the spec. */
export function managing(manager: string, ...fields: readonly string[]): object {
  const spec = Object.fromEntries(fields.map((field) => [`f:${field}`, {}]));
  return { manager, operation: 'Update', fieldsV1: { 'f:spec': spec } };
}

export interface Served {
  readonly annotations?: Readonly<Record<string, string>>;
  readonly managedFields?: readonly object[];
  readonly resourceVersion?: string;
}

/** The same as the server answers it. */
export function served(
  object: ApiObject,
  { annotations = OURS, managedFields = [], resourceVersion = '1' }: Served = {},
): ApiObject {
  const server = { resourceVersion, uid: 'u', generation: 1, creationTimestamp: 'c', managedFields };
  return parseObject({
    ...object,
    metadata: { ...object.metadata, annotations, ...server },
    status: { observed: resourceVersion },
  });
}

const NOTHING: ObservedObject = { installed: null, desired: null, live: null, served: true, dryRun: null };

export function observed(states: Partial<ObservedObject>): ObservedObject {
  return { ...NOTHING, ...states };
}

/** A dry run that the server took. */
export function taken(of: DryRun['of'], result: ApiObject): DryRun {
  return { of, result, failure: null };
}

/** One that it did not take. */
export function rejected(of: DryRun['of'], detail: string, error = 'AdmissionRefused'): DryRun {
  return { of, result: null, failure: { error, detail, isRejection: error === 'AdmissionRefused' } };
}
