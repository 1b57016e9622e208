import {
  NETLOOM_RELEASE,
  ownerOf,
  refInWords,
  refOf,
  type ApiObject,
  type Cluster,
  type ObjectRef,
} from '@netloom/cluster';
import { operators } from '@netloom/deployment';
import { NETLOOM_NAMESPACE, ownedNamespaces, type Network } from '@netloom/network-model';
import { netloomChart } from '@netloom/umbrella';
import * as z from 'zod';
import { readRevision, revisionsOf } from '../release/helm-release.ts';
import { observeReleases } from '../observe/observe-releases.ts';
import type { ObservedReleases } from '../observe/observation.ts';
import { parseManifests } from '../release/parse-manifests.ts';
import { inTurns } from '../observe/in-turns.ts';

/** All that the plan of a removal depends on, as the cluster has it. */
export interface ObservedRemoval extends ObservedReleases {
  /** What the network has in the cluster, as far as it is ours. */
  readonly objects: readonly ObjectRef[];
  /** Custom resources of each operator that the release did not make, by the operator's name. */
  readonly others: ReadonlyMap<string, readonly ApiObject[]>;
  /** The namespaces of ours that are there. */
  readonly namespaces: readonly string[];
}

/** Reads all that the plan of a removal depends on. */
export async function observeRemoval(cluster: Cluster, network: Network): Promise<ObservedRemoval> {
  const releases = await observeReleases(cluster, network);
  const namespaces: string[] = [];
  for (const { name } of ownedNamespaces(network)) {
    const found = await cluster.get({ apiVersion: 'v1', kind: 'Namespace', namespace: null, name });
    if (found !== null) namespaces.push(name);
  }
  const others = new Map<string, readonly ApiObject[]>();
  for (const { name, group } of operators(network)) {
    others.set(name, await customResources(cluster, { group, crds: releases.crds }));
  }
  return { ...releases, objects: await objectsOfNetwork(cluster), others, namespaces };
}

/**
 * Helm deletes what its newest revision lists. One that was interrupted may have left more behind, and after an uninstall
 * there is no release any more, while a Connector still waits for its finalizer: so kinds are searched as well.
 */
async function objectsOfNetwork(cluster: Cluster): Promise<readonly ObjectRef[]> {
  const name = { name: NETLOOM_RELEASE, namespace: NETLOOM_NAMESPACE };
  const made = new Map<string, ObjectRef>();
  for (const revision of await revisionsOf(cluster, name)) {
    const release = await readRevision(cluster, { ...name, revision });
    for (const ref of parseManifests(release?.manifest ?? '').map(refOf)) made.set(refInWords(ref), ref);
  }
  const listed = await inTurns(kindsOfCharts(), (kind) =>
    cluster.list({ ...kind, labels: PART_OF, metadataOnly: true }),
  );
  for (const ref of listed.flat().map(refOf)) made.set(refInWords(ref), ref);
  const found = await inTurns([...made.values()], async (ref) => ((await isOurs(cluster, ref)) ? [ref] : []));
  return found.flat();
}

/** What every object of our charts has. */
const PART_OF = { 'app.kubernetes.io/part-of': 'netloom' };

/** Of every cluster, as far as our charts use them. */
const BUILT_IN = [
  ['v1', ['ConfigMap', 'ServiceAccount']],
  ['apps/v1', ['Deployment']],
  ['batch/v1', ['CronJob', 'Job']],
  ['networking.k8s.io/v1', ['Ingress', 'NetworkPolicy']],
  ['policy/v1', ['PodDisruptionBudget']],
  ['rbac.authorization.k8s.io/v1', ['ClusterRole', 'ClusterRoleBinding', 'Role', 'RoleBinding']],
] as const;

function kindsOfCharts(): readonly Pick<ObjectRef, 'apiVersion' | 'kind'>[] {
  const custom = netloomChart.requires.map(({ apiVersion, kind }) => ({ apiVersion, kind }));
  return [
    ...new Map(custom.map((kind) => [`${kind.apiVersion} ${kind.kind}`, kind])).values(),
    ...BUILT_IN.flatMap(([apiVersion, kinds]) => kinds.map((kind) => ({ apiVersion, kind }))),
  ];
}

export async function isOurs(cluster: Cluster, ref: ObjectRef): Promise<boolean> {
  return ownerOf(await cluster.get(ref)).kind === 'ours';
}

const CrdSpec = z.looseObject({
  group: z.string(),
  names: z.looseObject({ kind: z.string() }),
  versions: z.array(z.looseObject({ name: z.string(), served: z.boolean() })),
});

/** Written by the controllers themselves, to say how they are. */
const STATUS_KINDS: ReadonlySet<string> = new Set([
  'ConfigurationState',
  'ServiceBGPStatus',
  'ServiceL2Status',
]);

async function customResources(
  cluster: Cluster,
  { group, crds }: { readonly group: string; readonly crds: readonly ApiObject[] },
): Promise<readonly ApiObject[]> {
  const found: ApiObject[] = [];
  for (const { metadata } of crds.filter((crd) => crd.metadata.name.endsWith(`.${group}`))) {
    const crd = await cluster.get({ ...CRD, name: metadata.name });
    if (crd === null) continue;
    const { names, versions } = CrdSpec.parse(crd.spec);
    const version = versions.find(({ served }) => served)?.name;
    if (version === undefined || STATUS_KINDS.has(names.kind)) continue;
    const all = await cluster.list({
      apiVersion: `${group}/${version}`,
      kind: names.kind,
      metadataOnly: true,
    });
    // what a controller makes of another object goes with that
    found.push(...all.filter((object) => !['ours', 'controller'].includes(ownerOf(object).kind)));
  }
  return found;
}

const CRD = { apiVersion: 'apiextensions.k8s.io/v1', kind: 'CustomResourceDefinition', namespace: null };
