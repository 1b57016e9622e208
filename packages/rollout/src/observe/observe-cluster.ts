import {
  ClusterError,
  FieldConflict,
  ownerOf,
  refInWords,
  refOf,
  type ApiObject,
  type Cluster,
  type FieldOfOther,
} from '@netloom/cluster';
import { ownedNamespaces, prerequisiteSecrets, type Network } from '@netloom/network-model';
import * as z from 'zod';
import { inTurns } from './in-turns.ts';
import { drift } from '../apply/drift.ts';
import type { Release } from '../release/helm-release.ts';
import { observeReleases } from './observe-releases.ts';
import type { Observed, ObservedObject } from './observation.ts';
import { parseManifests } from '../release/parse-manifests.ts';
import { readEach } from './read-each.ts';
import { livePools } from '../release/umbrella-values.ts';

export interface ObserveCluster {
  readonly cluster: Cluster;
  readonly network: Network;
  /** What the network wants in the end. */
  readonly objects: readonly ApiObject[];
}

/** Reads all that a plan depends on. Nothing is written; what is tried is a dry run. */
export async function observeCluster({ cluster, network, objects }: ObserveCluster): Promise<Observed> {
  const releases = await observeReleases(cluster, network);
  const names = new Set([
    ...ownedNamespaces(network).map(({ name }) => name),
    ...objects.map(({ metadata }) => metadata.namespace).filter((namespace) => namespace !== undefined),
  ]);
  const seen = await observeObjects({ cluster, objects, release: releases.release });
  return {
    ...releases,
    namespaces: await readEach([...names], async (name) => [name, await cluster.get({ ...NAMESPACE, name })]),
    secrets: await readEach(prerequisiteSecrets(network), async ({ namespace, name }) => [
      `${namespace}/${name}`,
      await cluster.get({ ...SECRET, namespace, name }),
    ]),
    objects: seen,
    pools: await livePools(cluster),
    addonSources: await addonSources(cluster, seen),
  };
}

const NAMESPACE = { apiVersion: 'v1', kind: 'Namespace', namespace: null };
const SECRET = { apiVersion: 'v1', kind: 'Secret' };
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
  const released = new Map(
    parseManifests(release?.manifest ?? '').map((object) => [refInWords(refOf(object)), object]),
  );
  return inTurns(objects, async (wanted) => {
    const live = await cluster.get(refOf(wanted));
    const served = live !== null || (await cluster.serves(wanted));
    const last = released.get(refInWords(refOf(wanted)));
    if (live === null || release === null || ownerOf(live).kind !== 'ours') {
      return { wanted, live, served, conflicts: [] };
    }
    if (release.serverSide) return { wanted, live, served, conflicts: await conflictsOf(cluster, wanted) };
    // a revision that failed did not write all that its manifest says
    const isWhole = release.revision.status === 'deployed' && last !== undefined;
    return { wanted, live, served, conflicts: isWhole ? drift(last, live) : [] };
  });
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
