import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openCluster, parseObject, type ApiObject, type ClusterClient } from '@netloom/cluster';
import { applyCrds, startControlPlane, type Crds } from '@netloom/control-plane';
import { load } from 'js-yaml';
import { readManifests } from './manifests.ts';
import { netloom, type NetloomRun } from './netloom.ts';
import { ROOT } from './repository.ts';
import { build, compare, type Built } from './round-trip.ts';

export interface ClusterRoundTrip {
  readonly run: NetloomRun;
  /** The network file that was imported. */
  readonly text: string;
  /** `- ID` is gone, `+ ID` is new, `~ ID PATHS` has other values at the paths; sorted. */
  readonly differences: readonly string[];
  /** The same of an import of the cluster together with the files that were applied. */
  readonly withFiles: NetloomRun;
}

/** Who applies: import never meets netloom's own manager. */
const PERSON = { fieldManager: 'kubectl', force: true };

/** Builds a network, applies what was built to a real API server, imports that cluster, and builds what was imported. */
export async function clusterRoundTrip(network: string, crds: Crds): Promise<ClusterRoundTrip> {
  const path = join(ROOT, network, 'network.yaml');
  const before = await build(await readFile(path, 'utf8'));
  const plane = await startControlPlane(path);
  const folder = await mkdtemp(join(tmpdir(), 'netloom-cluster-round-trip-'));
  try {
    await applyCrds(plane.kubeconfig, crds);
    const cluster = await openCluster({ kubeconfig: plane.kubeconfig, env: {} });
    await applyBuilt(cluster, before);
    await cluster.close();
    const written = join(folder, 'network.yaml');
    const run = await netloom(
      ['import', '--context', cluster.context, '--write', written, '--verbose'],
      plane,
    );
    const text = await readFile(written, 'utf8').catch(() => '');
    if (text === '') throw new Error(run.stderr);
    const after = await build(text);
    const repository = await writeRepository(folder, before);
    const withFiles = await netloom(['import', repository, '--no-helm', '--context', cluster.context], plane);
    return { run, text, differences: compare(before.objects, after.objects).toSorted(), withFiles };
  } finally {
    await plane.stop();
    await rm(folder, { recursive: true });
  }
}

/** What is applied, as a repository has it. */
async function writeRepository(folder: string, { objects }: Built): Promise<string> {
  const repository = join(folder, 'repository');
  await mkdir(repository);
  const applied = [...objects].filter(([id]) => !id.startsWith('ConfigMap netloom-system/'));
  await writeFile(join(repository, 'manifests.yaml'), applied.map(([, text]) => text).join('---\n'));
  return repository;
}

/** Everything that a person would apply, without what says netloom. */
async function applyBuilt(cluster: ClusterClient, { files, objects }: Built): Promise<void> {
  const own = Object.entries(files).filter(([path]) => /^operators\/(?:k3s\/|00-)/.test(path));
  const operators = own.flatMap(([, text]) => readManifests(text).map(parseObject));
  const manifests = [...objects]
    .filter(([id]) => !id.startsWith('ConfigMap netloom-system/'))
    .map(([, text]) => parseObject(load(text)));
  const all = [...operators, ...manifests].map(withoutNetloom);
  const namespaces = new Set(all.map(({ metadata }) => metadata.namespace ?? 'default'));
  for (const name of namespaces) {
    await cluster.apply(parseObject({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } }), PERSON);
  }
  for (const object of all) await cluster.apply(object, PERSON);
  for (const [path, text] of Object.entries(files)) await annotateNode(cluster, path, text);
}

function withoutNetloom(object: ApiObject): ApiObject {
  const labels = Object.entries(object.metadata.labels ?? {}).filter(
    // Traefik itself reads by it
    ([key, value]) => key === 'netloom.io/ingress' || !(key + value).includes('netloom'),
  );
  return { ...object, metadata: { ...object.metadata, labels: Object.fromEntries(labels) } };
}

/** As K3s does with the options of each node (pkg/nodeconfig of its repository). */
async function annotateNode(cluster: ClusterClient, path: string, text: string): Promise<void> {
  const name = /^k3s\/(.+)\.yaml$/.exec(path)?.[1];
  if (name === undefined) return;
  // a configuration file of K3s: options and their values
  const options = Object.entries(load(text) as Record<string, string | readonly string[]>);
  const words = options.flatMap(([option, values]) =>
    [values].flat().flatMap((value) => [`--${option}`, value]),
  );
  const annotations = { 'k3s.io/node-args': JSON.stringify(['server', ...words]) };
  await cluster.apply(parseObject({ apiVersion: 'v1', kind: 'Node', metadata: { name, annotations } }), {
    ...PERSON,
    fieldManager: 'k3s',
  });
}
