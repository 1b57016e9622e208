import {
  ownedNamespaces,
  NETLOOM_NAMESPACE,
  prerequisiteSecrets,
  type Network,
} from '@netloom/network-model';
import * as z from 'zod';
import { refOf, type ApiObject } from '../cluster/api-object.ts';
import { FieldConflict, type FieldOfOther } from '../cluster/cluster-errors.ts';
import { ClusterError } from '../cluster/cluster-errors.ts';
import type { Cluster } from '../cluster/cluster.ts';
import { NETLOOM_RELEASE, ownerOf } from '../cluster/owner-of.ts';
import { operators } from '../operators/operators.ts';
import { latestRelease, type Release } from './helm-release.ts';
import type { Observed, ObservedObject } from './observed.ts';

export interface ObserveCluster {
  readonly cluster: Cluster;
  readonly network: Network;
  /** What the network wants in the end. */
  readonly objects: readonly ApiObject[];
}

/** Reads all that a plan depends on. Nothing is written; what is tried is a dry run. */
export async function observeCluster({ cluster, network, objects }: ObserveCluster): Promise<Observed> {
  const version = await cluster.version();
  const names = new Set([
    ...ownedNamespaces(network).map(({ name }) => name),
    ...objects.map(({ metadata }) => metadata.namespace).filter((namespace) => namespace !== undefined),
  ]);
  const release = await latestRelease(cluster, { name: NETLOOM_RELEASE, namespace: NETLOOM_NAMESPACE });
  const seen = await observeObjects({ cluster, objects, release });
  return {
    cluster: { context: cluster.context, server: cluster.server, version },
    namespaces: await readEach([...names], (name) => cluster.get({ ...NAMESPACE, name })),
    secrets: new Map(
      await Promise.all(
        prerequisiteSecrets(network).map(
          async ({ namespace, name }) =>
            [`${namespace}/${name}`, await cluster.get({ ...SECRET, namespace, name })] as const,
        ),
      ),
    ),
    operatorReleases: new Map(
      await Promise.all(
        operators(network).map(
          async (operator) => [operator.name, await latestRelease(cluster, operator)] as const,
        ),
      ),
    ),
    crds: await cluster.list({ ...CRD, metadataOnly: true }),
    release,
    objects: seen,
    applications: await cluster.list(APPLICATION),
    helmCharts: await cluster.list(HELM_CHART),
    addonSources: await addonSources(cluster, seen),
  };
}

const NAMESPACE = { apiVersion: 'v1', kind: 'Namespace', namespace: null };
const SECRET = { apiVersion: 'v1', kind: 'Secret' };
const CRD = { apiVersion: 'apiextensions.k8s.io/v1', kind: 'CustomResourceDefinition' };
const APPLICATION = { apiVersion: 'argoproj.io/v1alpha1', kind: 'Application' };
const HELM_CHART = { apiVersion: 'helm.cattle.io/v1', kind: 'HelmChart' };
const ADDON = { apiVersion: 'k3s.cattle.io/v1', kind: 'Addon' };

export interface ObserveObjects {
  readonly cluster: Cluster;
  readonly objects: readonly ApiObject[];
  readonly release: Release | null;
}

/** Each object as the cluster has it. */
export async function observeObjects({
  cluster,
  objects,
  release,
}: ObserveObjects): Promise<readonly ObservedObject[]> {
  return Promise.all(
    objects.map(async (wanted) => {
      const live = await cluster.get(refOf(wanted));
      const served = live !== null || (await cluster.serves(wanted));
      const isShared = release?.serverSide === true && ownerOf(live).kind === 'ours';
      return { wanted, live, served, conflicts: isShared ? await conflictsOf(cluster, wanted) : [] };
    }),
  );
}

/** Helm would stop at such a field halfway through an upgrade: better to know before. */
async function conflictsOf(cluster: Cluster, wanted: ApiObject): Promise<readonly FieldOfOther[]> {
  try {
    await cluster.apply(wanted, { dryRun: true, fieldManager: 'helm' });
    return [];
  } catch (error) {
    if (error instanceof FieldConflict) return error.fields;
    // whatever else is wrong with it is for its step to find: the operator may not run yet
    if (error instanceof ClusterError) return [];
    throw error;
  }
}

const AddonSpec = z.looseObject({ source: z.string() });

async function addonSources(
  cluster: Cluster,
  objects: readonly ObservedObject[],
): Promise<ReadonlyMap<string, string>> {
  const sources = new Map<string, string>();
  for (const owner of objects.map(({ live }) => ownerOf(live))) {
    if (owner.kind !== 'k3s' || owner.owner !== ADDON.kind) continue;
    const addon = await cluster.get({ ...ADDON, namespace: owner.namespace, name: owner.name });
    const spec = AddonSpec.safeParse(addon?.spec).data;
    if (spec !== undefined) sources.set(`${owner.namespace}/${owner.name}`, spec.source);
  }
  return sources;
}

async function readEach<T>(
  names: readonly string[],
  read: (name: string) => Promise<T>,
): Promise<ReadonlyMap<string, T>> {
  return new Map(await Promise.all(names.map(async (name) => [name, await read(name)] as const)));
}
