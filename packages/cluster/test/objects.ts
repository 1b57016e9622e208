import { parseObject, type ApiObject } from '../src/api-object.ts';

/** An IPAddressPool with this metadata besides its name. */
export function pool(metadata: object = {}): ApiObject {
  return parseObject({
    apiVersion: 'metallb.io/v1beta1',
    kind: 'IPAddressPool',
    metadata: { name: 'lan', namespace: 'metallb-system', ...metadata },
    spec: { addresses: ['192.168.7.231-192.168.7.232'] },
  });
}
