import { basename, relative, resolve, sep } from 'node:path';
import { type ClusterReader, openCluster } from '@netloom/cluster';
import { UsageError } from '@netloom/diagnostics/error';
import type { Helm } from '@netloom/helm';
import { readCluster } from './cluster/read-cluster.ts';
import type { Folder } from './folder/folder.ts';
import { readFolder } from './folder/read-folder.ts';
import type { MachineFact } from './machine-fact.ts';
import { readAnsible } from './machines/ansible/read-ansible.ts';
import { readK3s } from './machines/k3s.ts';
import { readTalos } from './machines/talos.ts';
import { readTerraform } from './machines/terraform.ts';
import { proxmoxHosts, readOthers } from './others/read-others.ts';
import { noteUnreadPrograms } from './others/unread-programs.ts';
import { readRepository } from './repository/read-repository.ts';
import type { SourceInput, Sources } from './sources.ts';

export interface ReadSourcesOptions {
  /** Finds Helm when the first chart is to be rendered; null where charts are left as values. */
  readonly helm: (() => Promise<Helm>) | null;
  /** Where KUBECONFIG and the home folder are looked up, for a cluster. */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly signal?: AbortSignal;
}

/**
 * Reads all inputs: folders first, so that what they state counts where a cluster has something else. A file that cannot be
 * read is a note in `unread`; it throws only where an input is not there at all.
 */
export async function readSources(
  inputs: readonly SourceInput[],
  options: ReadSourcesOptions,
): Promise<Sources> {
  const clusters: Sources[] = [];
  const seen = new Map<string, string>();
  for (const input of inputs) {
    if (input.kind === 'cluster') clusters.push(await readContext(input, { options, seen }));
  }
  const running = clusters.flatMap((one) => one.clusters);
  // what a folder says of no named cluster is about the only one that is read beside it
  const beside = running.length === 1 ? running[0] : undefined;
  const folders: Sources[] = [];
  for (const input of inputs) {
    if (input.kind === 'folder') folders.push(await readPath(input, { options, beside }));
  }
  return joinSources([...folders, ...clusters]);
}

async function readPath(
  { path, overlay }: Extract<SourceInput, { kind: 'folder' }>,
  { options, beside }: { readonly options: ReadSourcesOptions; readonly beside: string | undefined },
): Promise<Sources> {
  const folder = await readFolder(path, {
    ...(options.signal !== undefined && { signal: options.signal }),
    ...(overlay !== undefined && { overlay }),
  });
  const { objects, charts } = await readRepository(folder, options);
  const others = readOthers(folder);
  noteUnreadPrograms(folder);
  return nameClusters(
    {
      files: folder.files.size,
      clusters: [],
      objects,
      charts,
      machines: [...readMachines(folder), ...proxmoxHosts(others)],
      others,
      unread: folder.unread,
      secrets: folder.secrets,
    },
    { path, folder: beside ?? nameOfFolder(path) },
  );
}

async function readContext(
  { context, kubeconfig }: Extract<SourceInput, { kind: 'cluster' }>,
  {
    options: { env, signal },
    seen,
  }: { readonly options: ReadSourcesOptions; readonly seen: Map<string, string> },
): Promise<Sources> {
  const cluster = await openCluster({
    env,
    runsPrograms: false,
    ...(context !== undefined && { context }),
    ...(kubeconfig !== undefined && { kubeconfig }),
    ...(signal !== undefined && { signal }),
  });
  try {
    refuseTwin(cluster, seen);
    return await readCluster(cluster);
  } finally {
    await cluster.close();
  }
}

/** Two contexts of one server, as for two users, would be two networks with the same addresses. */
function refuseTwin({ server, context }: ClusterReader, seen: Map<string, string>): void {
  const other = seen.get(server);
  seen.set(server, context);
  if (other === undefined) return;
  throw new UsageError(
    `the contexts "${other}" and "${context}" are of one cluster, ${server}: name one of them`,
  );
}

function readMachines(folder: Folder): readonly MachineFact[] {
  const machines = [...readAnsible(folder), ...readTalos(folder), ...readTerraform(folder)];
  return [...machines, ...readK3s(folder, machines)];
}

/**
 * What names no cluster belongs to the only one that is named, else to one named after the folder; machines and what is no
 * object, to the cluster that their path names, or to that of production.
 */
function nameClusters(
  sources: Sources,
  { path, folder }: { readonly path: string; readonly folder: string },
): Sources {
  const all = [...sources.objects, ...sources.charts, ...sources.machines, ...sources.others];
  const live = new Set(all.filter(({ liveness }) => liveness.state === 'live').map(({ cluster }) => cluster));
  const named = [...live].filter((name) => name !== '').toSorted();
  const byPath = <T extends InCluster>(one: T): T =>
    one.cluster === '' ? { ...one, cluster: clusterInPath(one.tree.source.file, path, named) } : one;
  const machines = sources.machines.map(byPath);
  const others = sources.others.map(byPath);
  const hasUnnamed = [...sources.objects, ...sources.charts, ...machines, ...others].some(
    ({ cluster, liveness }) => cluster === '' && liveness.state === 'live',
  );
  const [first] = named;
  const unnamed = first === undefined || (hasUnnamed && named.length > 1) ? folder : first;
  const name = <T extends InCluster>(one: T): T => (one.cluster === '' ? { ...one, cluster: unnamed } : one);
  // what is not live makes no cluster of its own
  const clusters = first === undefined || hasUnnamed ? [...named, unnamed] : named;
  return {
    ...sources,
    clusters: [...new Set(clusters)].toSorted(),
    objects: sources.objects.map(name),
    charts: sources.charts.map(name),
    machines: machines.map(name),
    others: others.map(name),
  };
}

type InCluster = Sources['objects' | 'charts' | 'machines' | 'others'][number];

const PRODUCTION = /^(?:prod|production)$/i;

/** `main` of `talos/main/talconfig.yaml` where that is a cluster, else the production among several; '' where there is none. */
function clusterInPath(file: string, root: string, clusters: readonly string[]): string {
  const parts = relative(root, file).split(sep);
  const own = clusters.find((name) => parts.includes(name));
  const production = clusters.filter((name) => PRODUCTION.test(name));
  return own ?? (production.length === 1 && clusters.length > 1 ? (production[0] ?? '') : '');
}

function nameOfFolder(path: string): string {
  const name = basename(resolve(path))
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return name === '' ? 'cluster' : name;
}

function joinSources(parts: readonly Sources[]): Sources {
  const clusters = [...new Set(parts.flatMap((part) => part.clusters))].toSorted();
  return {
    files: parts.reduce((sum, { files }) => sum + files, 0),
    clusters: clusters.length === 0 ? ['cluster'] : clusters,
    objects: parts.flatMap(({ objects }) => objects),
    charts: parts.flatMap(({ charts }) => charts),
    machines: parts.flatMap(({ machines }) => machines),
    others: parts.flatMap(({ others }) => others),
    unread: parts.flatMap(({ unread }) => unread),
    secrets: parts.reduce((sum, { secrets }) => sum + secrets, 0),
  };
}
