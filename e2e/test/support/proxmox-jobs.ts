import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  AuthenticationV1TokenRequest,
  CoreV1Api,
  KubeConfig,
  KubernetesObjectApi,
  PatchStrategy,
  V1TokenRequestSpec,
  type V1SelfSubjectRulesReview,
} from '@kubernetes/client-node';
import { plain } from '@netloom/chart-kit';
import { findHelm, type Helm } from '@netloom/helm';
import { loadText } from '@netloom/network-model/testing';
import { proxmoxSdnChart } from '@netloom/proxmox-sdn';
import { runBundle, type Ended, type ProxmoxDouble } from '@netloom/proxmox/testing';
import { readManifests } from './manifests.ts';
import { CHARTS, ROOT } from './repository.ts';

export const NAMESPACE = 'netloom-system';
const CHART = join(CHARTS, 'proxmox-sdn');
const SECRET = 'proxmox-api-token';

/** The homelab's values with both jobs, every host at the double, as a file; `edit` changes the network's text first. */
export async function writeValues(
  folder: string,
  {
    double,
    edit = (text) => text,
  }: { readonly double: ProxmoxDouble; readonly edit?: (text: string) => string },
): Promise<string> {
  const homelab = await readFile(join(ROOT, 'networks/homelab/network.yaml'), 'utf8');
  const text = edit(homelab.replace('proxmox:\n', 'proxmox:\n  drift: {}\n  reconcile: {}\n'));
  const drawn = proxmoxSdnChart.toValues(loadText(text).network, (_, value) => value);
  const values = proxmoxSdnChart.values.parse(plain(drawn));
  const hosts = values.api.hosts.map(({ name }) => ({
    name,
    origin: double.url,
    fingerprint: double.fingerprint,
  }));
  const json = JSON.stringify({ ...values, api: { ...values.api, hosts } });
  const path = join(folder, `${createHash('sha256').update(json).digest('hex')}.json`);
  await writeFile(path, json);
  return path;
}

/** A release of the chart in a real API server. */
export class ProxmoxRelease {
  readonly config = new KubeConfig();
  readonly core: CoreV1Api;
  readonly objects: KubernetesObjectApi;
  readonly #kubeconfig: string;
  readonly #helm: Helm;

  private constructor(kubeconfig: string, helm: Helm) {
    this.#kubeconfig = kubeconfig;
    this.#helm = helm;
    this.config.loadFromFile(kubeconfig);
    this.core = this.config.makeApiClient(CoreV1Api);
    this.objects = KubernetesObjectApi.makeApiClient(this.config);
  }

  /** With the namespace, as restricted as netloom renders it, and the Secret that a person creates. */
  static async in(kubeconfig: string, { token }: { readonly token: string }): Promise<ProxmoxRelease> {
    const release = new ProxmoxRelease(kubeconfig, await findHelm(process));
    const namespaces = await readFile(
      join(ROOT, 'networks/homelab/generated/operators/00-namespaces.yaml'),
      'utf8',
    );
    const own = readManifests(namespaces).find(({ metadata }) => metadata.name === NAMESPACE);
    if (own === undefined) throw new Error(`the homelab has a namespace ${NAMESPACE}`);
    await release.objects.create(own);
    const metadata = { name: SECRET, namespace: NAMESPACE };
    const secret = { apiVersion: 'v1', kind: 'Secret', metadata, stringData: { token } };
    await release.objects.create(secret);
    return release;
  }

  async upgrade(values: string, ...args: readonly string[]): Promise<void> {
    await this.#helm.run([
      ...['upgrade', '--install', 'proxmox-sdn', CHART, '--values', values],
      ...['--namespace', NAMESPACE, '--kubeconfig', this.#kubeconfig, ...args],
    ]);
  }

  async uninstall(): Promise<void> {
    const where = ['--namespace', NAMESPACE, '--kubeconfig', this.#kubeconfig];
    await this.#helm.run(['uninstall', 'proxmox-sdn', '--wait', ...where]);
  }

  /** What Argo CD does with the same chart: it applies Helm's output server-side, as its own field manager. */
  async syncAsArgo(values: string): Promise<void> {
    const { stdout } = await this.#helm.run([
      ...['template', 'proxmox-sdn', CHART, '--values', values, '--namespace', NAMESPACE],
    ]);
    for (const manifest of readManifests(stdout)) {
      await this.objects.patch(
        manifest,
        undefined,
        undefined,
        'argocd-controller',
        true,
        PatchStrategy.ServerSideApply,
      );
    }
  }

  async dataOf(name: string): Promise<Readonly<Record<string, string>> | null> {
    const { items } = await this.core.listNamespacedConfigMap({
      namespace: NAMESPACE,
      fieldSelector: `metadata.name=${name}`,
    });
    return items[0] === undefined ? null : (items[0].data ?? {});
  }

  async tokenOf(account: string): Promise<string> {
    const { status } = await this.core.createNamespacedServiceAccountToken({
      name: account,
      namespace: NAMESPACE,
      body: Object.assign(new AuthenticationV1TokenRequest(), {
        spec: Object.assign(new V1TokenRequestSpec(), { audiences: [] }),
      }),
    });
    return status?.token ?? '';
  }

  /** Runs the bundle with the content of the job's volumes. */
  async run(mode: 'drift' | 'reconcile'): Promise<Ended> {
    const secret = await this.core.readNamespacedSecret({ name: SECRET, namespace: NAMESPACE });
    const cluster = this.config.getCurrentCluster();
    return runBundle({
      mode,
      config: (await this.dataOf('proxmox-sdn')) ?? {},
      token: Buffer.from(secret.data?.token ?? '', 'base64').toString(),
      account: {
        namespace: NAMESPACE,
        token: await this.tokenOf(`proxmox-sdn-${mode}`),
        ca: await readFile(cluster?.caFile ?? '', 'utf8'),
      },
      apiServer: cluster?.server ?? '',
    });
  }

  /** A kubeconfig with the rights of a ServiceAccount. */
  async as(account: string): Promise<KubeConfig> {
    const config = new KubeConfig();
    const cluster = this.config.getCurrentCluster();
    if (cluster === null) throw new Error('a kubeconfig has a cluster');
    config.loadFromClusterAndUser(cluster, { name: account, token: await this.tokenOf(account) });
    return config;
  }

  /** The rights of a ServiceAccount that the account `default` does not have. */
  async rightsOf(account: string): Promise<readonly object[]> {
    const defaultRules = (await this.#rules('default')).map((rule) => JSON.stringify(rule));
    return (await this.#rules(account)).filter((rule) => !defaultRules.includes(JSON.stringify(rule)));
  }

  async #rules(account: string): Promise<readonly object[]> {
    const review = {
      apiVersion: 'authorization.k8s.io/v1',
      kind: 'SelfSubjectRulesReview',
      spec: { namespace: NAMESPACE },
    };
    const objects = KubernetesObjectApi.makeApiClient(await this.as(account));
    // the answer is the same object with a status
    const { status } = (await objects.create(review)) as unknown as V1SelfSubjectRulesReview;
    return (status?.resourceRules ?? []).map(({ apiGroups, resources, resourceNames, verbs }) => ({
      apiGroups,
      resources,
      ...(resourceNames !== undefined && { resourceNames }),
      verbs,
    }));
  }
}
