import { basename, relative, resolve, sep } from 'node:path';
import { openCluster } from '@netloom/cluster';
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

/** Reads all inputs. A file that cannot be read is a note in `unread`; it throws only where an input is not there at all. */
export async function readSources(
  inputs: readonly SourceInput[],
  options: ReadSourcesOptions,
): Promise<Sources> {
  const parts: Sources[] = [];
  for (const input of inputs) parts.push(await readInput(input, options));
  return joinSources(parts);
}

async function readInput(input: SourceInput, options: ReadSourcesOptions): Promise<Sources> {
  if (input.kind === 'cluster') return readContext(input, options);
  const folder = await readFolder(input.path, options.signal);
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
    input.path,
  );
}

async function readContext(
  { context, kubeconfig }: Extract<SourceInput, { kind: 'cluster' }>,
  { env, signal }: ReadSourcesOptions,
): Promise<Sources> {
  const cluster = await openCluster({
    env,
    ...(context !== undefined && { context }),
    ...(kubeconfig !== undefined && { kubeconfig }),
    ...(signal !== undefined && { signal }),
  });
  try {
    return await readCluster(cluster);
  } finally {
    await cluster.close();
  }
}

function readMachines(folder: Folder): readonly MachineFact[] {
  const machines = [...readAnsible(folder), ...readTalos(folder), ...readTerraform(folder)];
  return [...machines, ...readK3s(folder, machines)];
}

/**
 * What names no cluster belongs to the only one that is named, else to one named after the folder; machines, to the cluster
 * that their folder is named after, or to that of production.
 */
function nameClusters(sources: Sources, path: string): Sources {
  const all = [...sources.objects, ...sources.charts, ...sources.machines, ...sources.others];
  const live = new Set(all.filter(({ liveness }) => liveness.state === 'live').map(({ cluster }) => cluster));
  const named = [...live].filter((name) => name !== '').toSorted();
  const machines = sources.machines.map((machine) =>
    machine.cluster === '' ? { ...machine, cluster: clusterOfMachine(machine, { named, path }) } : machine,
  );
  const isUnnamed = [...sources.objects, ...sources.charts, ...machines, ...sources.others].some(
    ({ cluster, liveness }) => cluster === '' && liveness.state === 'live',
  );
  const [first] = named;
  // what is not live makes no cluster of its own
  const unnamed = first === undefined || (isUnnamed && named.length > 1) ? nameOfFolder(path) : first;
  const name = <T extends { readonly cluster: string }>(one: T): T =>
    one.cluster === '' ? { ...one, cluster: unnamed } : one;
  const clusters = isUnnamed ? [...named, unnamed] : named;
  return {
    ...sources,
    clusters: clusters.length === 0 ? [unnamed] : [...new Set(clusters)].toSorted(),
    objects: sources.objects.map(name),
    charts: sources.charts.map(name),
    machines: machines.map(name),
    others: sources.others.map(name),
  };
}

const PRODUCTION = /^(?:prod|production)$/i;

function clusterOfMachine(
  { tree }: MachineFact,
  { named, path }: { readonly named: readonly string[]; readonly path: string },
): string {
  const parts = relative(path, tree.source.file).split(sep);
  const own = named.find((name) => parts.includes(name));
  const production = named.filter((name) => PRODUCTION.test(name));
  return own ?? (production.length === 1 && named.length > 1 ? (production[0] ?? '') : '');
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
