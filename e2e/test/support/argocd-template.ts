import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { IApplication } from '@kubernetes-models/argo-cd/argoproj.io/v1alpha1/Application';

/** The versions of the cluster that Argo CD templates for. */
export interface ClusterVersions {
  /** Without the suffix of K3s, which Argo CD removes. */
  readonly kubeVersion: string;
  readonly apiVersions: readonly string[];
}

export interface ArgoTemplate {
  readonly application: IApplication;
  readonly cluster: ClusterVersions;
  /** A checkout of the Git repository that value files are taken from. */
  readonly checkout: string;
  /** A folder for the values of the Application. */
  readonly scratch: string;
}

/**
 * The arguments that Argo CD 3.5 gives Helm, in the folder of the chart: helmTemplate of reposerver/repository/repository.go, and
 * template of util/helm/cmd.go. Of the release it has only the name, and no history.
 */
export async function argoArguments({
  application,
  cluster,
  checkout,
  scratch,
}: ArgoTemplate): Promise<readonly string[]> {
  const { sources, destination } = application.spec;
  const helm = sources?.find((source) => source.helm !== undefined)?.helm;
  const { valueFiles = [], valuesObject, releaseName, skipCrds, skipTests } = helm ?? {};
  const files = valueFiles.map((file) => join(checkout, file.replace(/^\$values\//, '')));
  if (valuesObject !== undefined) {
    const path = join(scratch, 'values-object');
    await writeFile(path, JSON.stringify(valuesObject));
    files.push(path);
  }
  return [
    ...['template', '.', '--name-template', releaseName ?? application.metadata.name ?? ''],
    ...(destination.namespace === undefined ? [] : ['--namespace', destination.namespace]),
    ...['--kube-version', cluster.kubeVersion],
    ...files.flatMap((file) => ['--values', file]),
    ...cluster.apiVersions.flatMap((version) => ['--api-versions', version]),
    ...(skipCrds === true ? [] : ['--include-crds']),
    ...(skipTests === true ? ['--skip-tests'] : []),
  ];
}

/** Writes generated files into a checkout, at the path of the network's delivery. */
export async function layCheckout(
  folder: string,
  { path, files }: { readonly path: string; readonly files: ReadonlyMap<string, string> },
): Promise<void> {
  for (const [file, text] of files) {
    const target = join(folder, path, file);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, text);
  }
}
