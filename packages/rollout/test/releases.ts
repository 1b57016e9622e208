import { gzipSync } from 'node:zlib';
import { parseObject, type ApiObject } from '@netloom/cluster';
import type { Release } from '../src/release/helm-release.ts';

/** A release as netloom reads it. */
export function release(more: Partial<Release> & { readonly status?: string } = {}): Release {
  const { status = 'deployed', ...fields } = more;
  return {
    name: 'metallb',
    namespace: 'metallb-system',
    revision: { number: 1, status, secret: 'sh.helm.release.v1.metallb.v1', begun: 0, limitMs: 0 },
    chart: { name: 'metallb', version: '0.16.1' },
    values: {},
    manifest: '',
    serverSide: true,
    ...fields,
  };
}

/** The Secret that Helm keeps a revision in. */
export function releaseSecret(stored: object): ApiObject {
  const packed = gzipSync(JSON.stringify(stored)).toString('base64');
  return parseObject({
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: 'sh.helm.release.v1.metallb.v2', namespace: 'metallb-system' },
    data: { release: Buffer.from(packed).toString('base64') },
  });
}
