import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ServedKind {
  readonly group: string;
  readonly kind: string;
  readonly plural: string;
  readonly served: boolean;
}

/** Answers what Helm asks a cluster that knows these kinds in v1beta1, and writes the kubeconfig that leads there. */
export async function withCluster(
  kinds: readonly ServedKind[],
  { kubeconfig, use }: { readonly kubeconfig: string; readonly use: () => Promise<void> },
): Promise<void> {
  const answers = new Map(Object.entries(documents(kinds)));
  const server = createServer((request, response) => {
    const answer = answers.get((request.url ?? '').replace(/\?.*/, ''));
    response.writeHead(answer === undefined ? 404 : 200, { 'content-type': 'application/json' });
    response.end(
      JSON.stringify(answer ?? { kind: 'Status', apiVersion: 'v1', status: 'Failure', code: 404 }),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    // a listening TCP server's address is an AddressInfo, never a pipe's name
    const { port } = server.address() as AddressInfo;
    await writeFile(kubeconfig, JSON.stringify(toKubeconfig(`http://127.0.0.1:${port}`)));
    await use();
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

function documents(kinds: readonly ServedKind[]): Readonly<Record<string, object>> {
  const served = Map.groupBy(
    kinds.filter((kind) => kind.served),
    ({ group }) => group,
  );
  const groups = ['apiextensions.k8s.io/v1', ...[...served.keys()].map((group) => `${group}/v1beta1`)];
  return {
    '/version': { major: '1', minor: '37', gitVersion: 'v1.37.0' },
    '/api': { kind: 'APIVersions', versions: ['v1'] },
    '/api/v1': resources('v1', [{ kind: 'Namespace', plural: 'namespaces' }]),
    '/api/v1/namespaces/kube-system': {
      kind: 'Namespace',
      apiVersion: 'v1',
      metadata: { name: 'kube-system' },
    },
    '/apis': { kind: 'APIGroupList', apiVersion: 'v1', groups: groups.map(toGroup) },
    '/apis/apiextensions.k8s.io/v1': resources('apiextensions.k8s.io/v1', [
      { kind: 'CustomResourceDefinition', plural: 'customresourcedefinitions' },
    ]),
    '/apis/apiextensions.k8s.io/v1/customresourcedefinitions': {
      kind: 'CustomResourceDefinitionList',
      apiVersion: 'apiextensions.k8s.io/v1',
      metadata: {},
      items: kinds.map(toCrd),
    },
    ...Object.fromEntries(
      [...served].map(([group, of]) => [`/apis/${group}/v1beta1`, resources(`${group}/v1beta1`, of)]),
    ),
  };
}

function resources(groupVersion: string, of: readonly Pick<ServedKind, 'kind' | 'plural'>[]): object {
  return {
    kind: 'APIResourceList',
    apiVersion: 'v1',
    groupVersion,
    resources: of.map(({ kind, plural }) => ({
      name: plural,
      singularName: kind.toLowerCase(),
      namespaced: groupVersion === 'metallb.io/v1beta1',
      kind,
      verbs: ['get', 'list'],
    })),
  };
}

function toGroup(groupVersion: string): object {
  const [name, version] = groupVersion.split('/');
  return { name, versions: [{ groupVersion, version }], preferredVersion: { groupVersion, version } };
}

function toCrd({ group, kind, plural, served }: ServedKind): object {
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: `${plural}.${group}` },
    spec: { group, names: { kind, plural }, versions: [{ name: 'v1beta1', served }] },
  };
}

function toKubeconfig(server: string): object {
  return {
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name: 'test', cluster: { server } }],
    contexts: [{ name: 'test', context: { cluster: 'test', user: 'test' } }],
    users: [{ name: 'test', user: {} }],
    'current-context': 'test',
  };
}
