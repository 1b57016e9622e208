import { NETLOOM_RELEASE, readClusterFacts, type ClusterReader } from '@netloom/cluster';
import { operators } from '@netloom/deployment';
import { NETLOOM_NAMESPACE, type Network } from '@netloom/network-model';
import { latestRelease } from '../release/helm-release.ts';
import type { ObservedReleases } from './observation.ts';
import { readEach } from './read-each.ts';
import { readInstalled } from './read-installed.ts';

/** Who has installed what. */
export async function observeReleases(cluster: ClusterReader, network: Network): Promise<ObservedReleases> {
  const facts = await readClusterFacts(cluster);
  const releases = await readEach(operators(network), async (operator) => [
    operator.name,
    await latestRelease(cluster, operator),
  ]);
  return {
    cluster: facts,
    installed: await readInstalled(cluster),
    release: await latestRelease(cluster, { name: NETLOOM_RELEASE, namespace: NETLOOM_NAMESPACE }),
    operatorReleases: releases,
    crds: await cluster.list({ ...CRD, metadataOnly: true }),
    applications: await cluster.list(APPLICATION),
    helmCharts: await cluster.list(HELM_CHART),
  };
}

const CRD = { apiVersion: 'apiextensions.k8s.io/v1', kind: 'CustomResourceDefinition' };
const APPLICATION = { apiVersion: 'argoproj.io/v1alpha1', kind: 'Application' };
const HELM_CHART = { apiVersion: 'helm.cattle.io/v1', kind: 'HelmChart' };
