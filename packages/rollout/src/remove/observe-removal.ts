import {
  inTurns,
  NETLOOM_RELEASE,
  ownerOf,
  describeRef,
  refOf,
  type ApiObject,
  type ClusterClient,
  type ObjectRef,
} from '@netloom/cluster';
import { operators } from '@netloom/deployment';
import { NETLOOM_NAMESPACE, ownedNamespaces, type Network } from '@netloom/network-model';
import { netloomChart } from '@netloom/umbrella';
import * as z from 'zod';
import type { ObservedReleases } from '../observe/observation.ts';
import { observeReleases } from '../observe/observe-releases.ts';
import { readEach } from '../observe/read-each.ts';
import { Snapshot } from '../observe/snapshot.ts';
import { readRevision, revisionsOf } from '../release/helm-release.ts';
import { parseManifests } from '../release/parse-manifests.ts';
import { PART_OF } from '../release/part-of.ts';

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
export async function observeRemoval(cluster: ClusterClient, network: Network): Promise<ObservedRemoval> {
  const snapshot = new Snapshot(cluster);
  const releases = await observeReleases(snapshot, network);
  const namespaces = await readEach(ownedNamespaces(network), async ({ name }) => [
    name,
    await snapshot.get({ apiVersion: 'v1', kind: 'Namespace', namespace: null, name }),
  ]);
  const others = await readEach(operators(network), async ({ name, group }) => [
    name,
    await customResources(snapshot, { group, crds: releases.crds }),
  ]);
  return {
    ...releases,
    objects: await objectsOfNetwork(snapshot),
    others,
    namespaces: [...namespaces].flatMap(([name, found]) => (found === null ? [] : [name])),
  };
}

/**
 * Helm deletes what its newest revision lists. One that was interrupted may have left more behind, and after an uninstall
 * there is no release any more, while a Connector still waits for its finalizer: so kinds are searched as well.
 */
async function objectsOfNetwork(snapshot: Snapshot): Promise<readonly ObjectRef[]> {
  const name = { name: NETLOOM_RELEASE, namespace: NETLOOM_NAMESPACE };
  const made = new Map<string, ObjectRef>();
  for (const revision of await revisionsOf(snapshot, name)) {
    const release = await readRevision(snapshot, { ...name, revision });
    for (const ref of parseManifests(release?.manifest ?? '').map(refOf)) made.set(describeRef(ref), ref);
  }
  const lists = await inTurns(kindsOfCharts(), (kind) =>
    snapshot.list({ ...kind, labels: PART_OF, metadataOnly: true }),
  );
  const listed = new Map(lists.flat().map((object) => [describeRef(refOf(object)), object]));
  for (const [key, object] of listed) made.set(key, refOf(object));
  const found = await inTurns([...made], async ([key, ref]) => {
    const object = listed.get(key) ?? (await snapshot.get(ref));
    return ownerOf(object).kind === 'ours' ? [ref] : [];
  });
  return found.flat();
}

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
  snapshot: Snapshot,
  { group, crds }: { readonly group: string; readonly crds: readonly ApiObject[] },
): Promise<readonly ApiObject[]> {
  const found: ApiObject[] = [];
  for (const { metadata } of crds.filter((crd) => crd.metadata.name.endsWith(`.${group}`))) {
    const crd = await snapshot.get({ ...CRD, name: metadata.name });
    if (crd === null) continue;
    const { names, versions } = CrdSpec.parse(crd.spec);
    const version = versions.find(({ served }) => served)?.name;
    if (version === undefined || STATUS_KINDS.has(names.kind)) continue;
    const all = await snapshot.list({
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
