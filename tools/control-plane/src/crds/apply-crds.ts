import { request, type RequestOptions } from 'node:https';
import { text as textOf } from 'node:stream/consumers';
import { ApiextensionsV1Api, KubeConfig } from '@kubernetes/client-node';
import { load } from 'js-yaml';
import { waitUntil } from '../wait-until.ts';
import type { Crds } from './find-crds.ts';

const ESTABLISHED_MS = 60_000;
const FIELD_MANAGER = 'netloom-control-plane';

/** Applies the CRDs and waits until the API server serves all of them. */
export async function applyCrds(kubeconfig: string, crds: Crds): Promise<void> {
  const config = new KubeConfig();
  config.loadFromFile(kubeconfig);
  for (const text of crds.values()) await applyCrd(config, text);
  const api = config.makeApiClient(ApiextensionsV1Api);
  await waitUntil(
    async () => {
      const { items } = await api.listCustomResourceDefinition();
      return items.every((crd) =>
        crd.status?.conditions?.some(({ type, status }) => type === 'Established' && status === 'True'),
      );
    },
    { what: 'that all CRDs are served', timeoutMs: ESTABLISHED_MS },
  );
}

/** The text as it is: the typed client drops what it has no property for, such as x-kubernetes-int-or-string. */
async function applyCrd(config: KubeConfig, crd: string): Promise<void> {
  // the lock says that each is one CRD
  const { metadata } = load(crd) as { readonly metadata: { readonly name: string } };
  const url = new URL(
    `/apis/apiextensions.k8s.io/v1/customresourcedefinitions/${metadata.name}?fieldManager=${FIELD_MANAGER}&force=true`,
    config.getCurrentCluster()?.server,
  );
  const options: RequestOptions = {
    method: 'PATCH',
    headers: { 'content-type': 'application/apply-patch+yaml' },
  };
  await config.applyToHTTPSOptions(options);
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  request(url, options, (response) => {
    textOf(response).then((body) => {
      if ((response.statusCode ?? 0) < 300) resolve(body);
      else reject(new Error(`the API server refuses the CRD ${metadata.name}: ${body}`));
    }, reject);
  })
    .on('error', reject)
    .end(crd);
  await promise;
}
