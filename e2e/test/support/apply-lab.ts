import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openCluster, parseObject, type ApiObject, type ClusterClient } from '@netloom/cluster';
import { applyCrds, startControlPlane, type ControlPlane, type Crds } from '@netloom/control-plane';
import { crdsOf } from './crds-of.ts';
import { installable } from './installed-networks.ts';
import { netloom, type NetloomRun } from './netloom.ts';
import { writeOperatorCharts } from './operator-charts.ts';

/** A cluster, a copy of the homelab's network file, and the operators' charts. */
export interface ApplyLab {
  readonly plane: ControlPlane;
  readonly cluster: ClusterClient;
  /** The homelab's network, installable. */
  readonly network: string;
  /** A folder of the operators' charts. */
  readonly operators: string;
  /** `netloom COMMAND network …`; an apply is confirmed. */
  readonly run: (command: string, ...more: readonly string[]) => Promise<NetloomRun>;
  readonly stop: () => Promise<void>;
}

export interface ApplyLabOptions {
  readonly crds: Crds;
  /** CRDs that are installed from the start, by their names in `crdsOf`; without them those that every K3s has. */
  readonly served?: readonly string[];
  /** More templates of the operators' charts, by their names. */
  readonly templates?: Readonly<Record<string, string>>;
}

const K3S_CRDS = ['k3s-helm-controller', 'traefik'];

export async function startApplyLab({
  crds,
  served = K3S_CRDS,
  templates = {},
}: ApplyLabOptions): Promise<ApplyLab> {
  const folder = await mkdtemp(join(tmpdir(), 'netloom-apply-test-'));
  const operators = join(folder, 'operators');
  await mkdir(operators);
  await writeOperatorCharts(operators, { crds, templates });
  const network = join(folder, 'network.yaml');
  await writeFile(network, await installable('networks/homelab'));
  const plane = await startControlPlane(network);
  await applyCrds(plane.kubeconfig, crdsOf(crds, ...served));
  const cluster = await openCluster({ kubeconfig: plane.kubeconfig, env: process.env });
  return {
    plane,
    cluster,
    network,
    operators,
    run: (command, ...more) =>
      netloom([command, network, ...(command === 'apply' ? ['--yes'] : []), ...more], plane),
    stop: async () => {
      await cluster.close();
      await plane.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export const APP_NAMESPACES = ['argocd', 'homepage', 'monitoring', 'vaultwarden'];

export async function createAppNamespaces(cluster: ClusterClient): Promise<void> {
  for (const name of APP_NAMESPACES) await cluster.apply(namespace(name));
}

export function namespace(name: string, labels: Readonly<Record<string, string>> = {}): ApiObject {
  return parseObject({ apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels } });
}

/** The Secrets that a person creates by hand. */
export async function createSecrets(cluster: ClusterClient): Promise<void> {
  const secret = (path: string, keys: readonly string[]): ApiObject => {
    const [namespace = '', name = ''] = path.split('/');
    const stringData = Object.fromEntries(keys.map((key) => [key, '{}']));
    return parseObject({ apiVersion: 'v1', kind: 'Secret', metadata: { name, namespace }, stringData });
  };
  await cluster.apply(secret('cloudflare/cloudflared-credentials', ['credentials.json']));
  await cluster.apply(secret('tailscale/operator-oauth', ['client_id', 'client_secret']));
  await cluster.apply(secret('external-dns/cloudflare-api-token', ['api-token']));
}

/** Changes the network file, and returns a function that restores it. */
export async function changeNetwork(
  network: string,
  change: (text: string) => string,
): Promise<() => Promise<void>> {
  const original = `${network}.original`;
  await cp(network, original);
  await writeFile(network, change(await readFile(network, 'utf8')));
  return () => cp(original, network);
}
