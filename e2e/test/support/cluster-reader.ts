import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  AuthenticationV1TokenRequest,
  CoreV1Api,
  KubeConfig,
  V1TokenRequestSpec,
} from '@kubernetes/client-node';
import { parseObject, type ClusterClient } from '@netloom/cluster';
import { readManifests } from './manifests.ts';
import { ROOT } from './repository.ts';

/** The page that shows which rights an import needs. */
const PAGE = 'docs/how-to/import-a-running-cluster.md';

/** A rule of RBAC. */
export interface ReadRule {
  readonly apiGroups: readonly string[];
  readonly resources: readonly string[];
  readonly verbs: readonly string[];
}

/** The objects that the page applies: a ServiceAccount, its ClusterRole and the binding. */
export async function documentedReader(): Promise<ReturnType<typeof readManifests>> {
  const page = await readFile(join(ROOT, PAGE), 'utf8');
  const [, text = ''] = /^```yaml netloom-reader\.yaml\n(.*?)^```$/ms.exec(page) ?? [];
  return readManifests(text);
}

/** Makes a ServiceAccount that may list these, and writes a kubeconfig for it: the context is called after it. */
export async function writeReader(
  cluster: ClusterClient,
  {
    name,
    rules,
    admin,
  }: { readonly name: string; readonly rules: readonly ReadRule[]; readonly admin: string },
): Promise<string> {
  const metadata = { name, namespace: 'default' };
  const rbac = { apiVersion: 'rbac.authorization.k8s.io/v1' };
  await cluster.apply(parseObject({ apiVersion: 'v1', kind: 'ServiceAccount', metadata }));
  if (rules.length > 0) {
    await cluster.apply(parseObject({ ...rbac, kind: 'ClusterRole', metadata: { name }, rules }));
    await cluster.apply(
      parseObject({
        ...rbac,
        kind: 'ClusterRoleBinding',
        metadata: { name },
        roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name },
        subjects: [{ kind: 'ServiceAccount', ...metadata }],
      }),
    );
  }
  return writeKubeconfig(admin, { name, user: { token: await tokenOf(admin, metadata) } });
}

/** A kubeconfig for the same server, with another user; the context, the cluster and the user are called `name`. */
export async function writeKubeconfig(
  admin: string,
  { name, user, server }: { readonly name: string; readonly user: object; readonly server?: string },
): Promise<string> {
  const config = new KubeConfig();
  config.loadFromFile(admin);
  const behind = config.getCurrentCluster();
  const cluster = { server: server ?? behind?.server, 'certificate-authority': behind?.caFile };
  const path = `${admin}.${name}`;
  await writeFile(
    path,
    JSON.stringify({
      apiVersion: 'v1',
      kind: 'Config',
      'current-context': name,
      clusters: [{ name, cluster }],
      users: [{ name, user }],
      contexts: [{ name, context: { cluster: name, user: name } }],
    }),
  );
  return path;
}

async function tokenOf(
  admin: string,
  { name, namespace }: { readonly name: string; readonly namespace: string },
): Promise<string> {
  const config = new KubeConfig();
  config.loadFromFile(admin);
  const { status } = await config.makeApiClient(CoreV1Api).createNamespacedServiceAccountToken({
    name,
    namespace,
    body: Object.assign(new AuthenticationV1TokenRequest(), {
      spec: Object.assign(new V1TokenRequestSpec(), { audiences: [] }),
    }),
  });
  return status?.token ?? '';
}
