import { parseObject, type ApiObject } from '@netloom/cluster';

interface ManagedBy {
  readonly manager: string;
  readonly operation?: 'Apply' | 'Update';
  readonly subresource?: string;
  readonly annotations?: readonly string[];
  readonly spec?: readonly string[];
}

/** As the API server writes who set what. */
export function managedBy({
  manager,
  operation = 'Update',
  subresource,
  annotations = [],
  spec = [],
}: ManagedBy): object {
  const fields = (names: readonly string[]): object =>
    Object.fromEntries(names.map((name) => [`f:${name}`, {}]));
  return {
    ...{ manager, operation, apiVersion: 'v1', fieldsType: 'FieldsV1' },
    ...(subresource !== undefined && { subresource }),
    fieldsV1: { 'f:metadata': { 'f:annotations': fields(annotations) }, 'f:spec': fields(spec) },
  };
}

/** A Service of type LoadBalancer in the namespace web. */
export function service(metadata: object, spec: object = {}): ApiObject {
  return parseObject({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'web', namespace: 'web', ...metadata },
    spec: { type: 'LoadBalancer', ...spec },
  });
}
