import { load } from 'js-yaml';
import { ApiServer } from '../api-server.ts';
import { waitUntil } from '../wait-until.ts';
import type { Crds } from './find-crds.ts';

const ESTABLISHED_MS = 60_000;
const FIELD_MANAGER = 'netloom-control-plane';

/** The fields of a CRD that are read here: the lock proves that each text is one. */
interface Crd {
  readonly metadata: { readonly name: string };
  readonly spec: {
    readonly group: string;
    readonly names: { readonly plural: string };
    readonly versions: readonly { readonly name: string; readonly served: boolean }[];
  };
}

/** The discovery document of one version of a group. */
interface DiscoveredGroup {
  readonly resources: readonly { readonly name: string }[];
}

/** Applies the CRDs and waits until the API server serves all of them. */
export async function applyCrds(kubeconfig: string, crds: Crds): Promise<void> {
  const server = await ApiServer.open(kubeconfig);
  const all: Crd[] = [];
  for (const text of crds.values()) {
    const crd = load(text) as Crd;
    await applyCrd(server, crd, text);
    all.push(crd);
  }
  for (const crd of all) {
    await waitUntil(() => isServed(server, crd), {
      description: `CRD ${crd.metadata.name} is served`,
      timeoutMs: ESTABLISHED_MS,
    });
  }
}

/** Sends the text unchanged: a typed client might drop fields. */
async function applyCrd(server: ApiServer, { metadata: { name } }: Crd, text: string): Promise<void> {
  const answer = await server.send({
    method: 'PATCH',
    path: `/apis/apiextensions.k8s.io/v1/customresourcedefinitions/${name}?fieldManager=${FIELD_MANAGER}&force=true`,
    body: { type: 'application/apply-patch+yaml', text },
  });
  if (answer.status >= 300) throw new Error(`the API server rejects CRD ${name}: ${answer.text}`);
}

/** By discovery, which is small: a list of CRDs has all their schemas. */
async function isServed(server: ApiServer, { spec: { group, names, versions } }: Crd): Promise<boolean> {
  for (const { name } of versions.filter(({ served }) => served)) {
    const { status, text } = await server.send({ method: 'GET', path: `/apis/${group}/${name}` });
    if (status !== 200) return false;
    // as the API server answers
    const { resources } = JSON.parse(text) as DiscoveredGroup;
    if (!resources.some((resource) => resource.name === names.plural)) return false;
  }
  return true;
}
