import { parseObject, type ClusterClient } from '@netloom/cluster';
import { buildNetwork, type CheckedNetwork } from '@netloom/engine';
import { readManifests } from './manifests.ts';

/** The namespaces that netloom owns, as it generates them, and plain ones for the apps. */
export async function createNamespaces(cluster: ClusterClient, checked: CheckedNetwork): Promise<void> {
  const files = await buildNetwork(checked);
  const own = readManifests(files.get('operators/00-namespaces.yaml') ?? '').map(parseObject);
  const owned = new Set(own.map(({ metadata }) => metadata.name));
  const { services, policies } = checked.facts.network;
  const apps = new Set([...services.map(({ namespace }) => namespace), ...policies.defaultDenyIngress]);
  for (const namespace of own) await cluster.apply(namespace);
  for (const name of apps) {
    if (owned.has(name)) continue;
    await cluster.apply(parseObject({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } }));
  }
}
