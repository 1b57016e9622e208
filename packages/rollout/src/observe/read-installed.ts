import { NETLOOM_RELEASE, ownerOf, type ApiObject, type ClusterReader } from '@netloom/cluster';
import { NETLOOM_NAMESPACE } from '@netloom/network-model';
import { FACTS_CONFIG_MAP, NETWORK_YAML, NETWORK_YAML_PARTS, partNames } from '@netloom/network-model/chart';
import * as z from 'zod';
import { readRevision, revisionsOf, type Revision } from '../release/helm-release.ts';
import { parseManifests } from '../release/parse-manifests.ts';

/** What was installed last, and by whom. */
export type Installed =
  | {
      readonly by: 'nobody';
      /** The network that a removal has not taken out whole; null where there is no trace of one. */
      readonly left: string | null;
    }
  | {
      readonly by: 'helm';
      readonly revision: Revision;
      /** The newest revision, where that is another one. */
      readonly newer: Revision | null;
      readonly objects: readonly ApiObject[];
      readonly facts: Facts;
      /** null where no object of it is marked by Flux. */
      readonly flux: FluxRelease | null;
    }
  | { readonly by: 'argo'; readonly application: string; readonly facts: Facts };

/** What the network-model chart says of the network that is installed. */
export interface Facts {
  readonly name: string | null;
  /** null where the chart was older, or a part of the file is missing. */
  readonly networkYaml: string | null;
}

/** What installed the release by helm-controller: its marks stay when the HelmRelease has gone. */
export interface FluxRelease {
  /** `HelmRelease flux-system/netloom` */
  readonly resource: string;
  readonly isThere: boolean;
}

const RELEASE = { name: NETLOOM_RELEASE, namespace: NETLOOM_NAMESPACE };

export async function readInstalled(cluster: ClusterReader): Promise<Installed> {
  const { configMap, facts: live } = await liveFacts(cluster);
  const owner = ownerOf(configMap);
  // whoever reconciles decides what is installed, whatever release was there before
  if (owner.kind === 'argo') return { by: 'argo', application: owner.application, facts: live };
  const revisions = await revisionsOf(cluster, RELEASE);
  const last = revisions.find(({ status }) => status === 'deployed') ?? revisions.find(isThere);
  const release = last === undefined ? null : await readRevision(cluster, { ...RELEASE, revision: last });
  if (release === null) {
    return { by: 'nobody', left: live.name ?? (await leavingNetwork(cluster, revisions)) };
  }
  const objects = parseManifests(release.manifest);
  const [newest] = revisions;
  return {
    by: 'helm',
    revision: release.revision,
    newer: newest === undefined || newest.number === release.revision.number ? null : newest,
    objects,
    facts: factsIn(objects),
    flux: owner.kind === 'flux' ? await fluxRelease(cluster, owner.resource) : null,
  };
}

async function fluxRelease(cluster: ClusterReader, resource: string): Promise<FluxRelease> {
  const [, namespace = '', name = ''] = /^HelmRelease ([^/]*)\/(.*)$/.exec(resource) ?? [];
  const found = await cluster.get({
    apiVersion: 'helm.toolkit.fluxcd.io/v2',
    kind: 'HelmRelease',
    namespace,
    name,
  });
  return { resource, isThere: found !== null };
}

/** A removal that was stopped leaves its revision, which still says what it is about. */
async function leavingNetwork(
  cluster: ClusterReader,
  revisions: readonly Revision[],
): Promise<string | null> {
  const leaving = revisions.find(({ status }) => status === 'uninstalling');
  const release =
    leaving === undefined ? null : await readRevision(cluster, { ...RELEASE, revision: leaving });
  return factsIn(parseManifests(release?.manifest ?? '')).name;
}

/** The name of the network that a cluster holds, whole or in part; null where it holds none, or does not say which. */
export function heldNetwork(installed: Installed): string | null {
  return installed.by === 'nobody' ? installed.left : installed.facts.name;
}

function isThere({ status }: Revision): boolean {
  return status !== 'uninstalled' && status !== 'uninstalling';
}

/** The ConfigMap of facts, null where there is none, and what it says. */
async function liveFacts(
  cluster: ClusterReader,
): Promise<{ readonly configMap: ApiObject | null; readonly facts: Facts }> {
  const read = (name: string): Promise<ApiObject | null> =>
    cluster.get({ apiVersion: 'v1', kind: 'ConfigMap', namespace: NETLOOM_NAMESPACE, name });
  const configMap = await read(FACTS_CONFIG_MAP);
  const data = dataOf(configMap);
  const parts = await Promise.all(partNames(data[NETWORK_YAML_PARTS] ?? '').map(read));
  return { configMap, facts: toFacts(data, parts) };
}

function factsIn(objects: readonly ApiObject[]): Facts {
  const find = (name: string): ApiObject | null =>
    objects.find(({ kind, metadata }) => kind === 'ConfigMap' && metadata.name === name) ?? null;
  const data = dataOf(find(FACTS_CONFIG_MAP));
  return toFacts(data, partNames(data[NETWORK_YAML_PARTS] ?? '').map(find));
}

const Data = z.looseObject({ data: z.record(z.string(), z.string()) });

function dataOf(configMap: ApiObject | null): Readonly<Record<string, string>> {
  return Data.safeParse(configMap).data?.data ?? {};
}

/** The file is in the ConfigMap of facts, or in all of its parts together. */
function toFacts(data: Readonly<Record<string, string>>, parts: readonly (ApiObject | null)[]): Facts {
  const texts = parts.map((part) => dataOf(part)[NETWORK_YAML]);
  const joined = texts.length > 0 && !texts.includes(undefined) ? texts.join('') : null;
  return { name: data.NETWORK_NAME ?? null, networkYaml: data[NETWORK_YAML] ?? joined };
}
