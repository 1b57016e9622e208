import { ownerOf, type ApiObject } from '@netloom/cluster';
import { ARGOCD_NAMESPACE } from '@netloom/deployment';
import { isOutsideCluster, ownedNamespaces, prerequisiteSecrets, type Network } from '@netloom/network-model';
import * as z from 'zod';
import { withNamespaces } from '../changes/own-namespaces.ts';
import { livePoolSteps } from '../changes/pools-in-between.ts';
import { deliversNetloom } from './delivers-netloom.ts';
import { installedObjects } from './installed-objects.ts';
import type { Observation } from './observation.ts';
import type { ObserveInput } from './observe-input.ts';
import { observeObjects } from './observe-objects.ts';
import { observeReleases } from './observe-releases.ts';
import type { ObservedObject } from './observed-object.ts';
import { readEach } from './read-each.ts';
import { readNetwork } from './read-network.ts';
import type { Snapshot } from './snapshot.ts';

/** Reads all that a plan and its apply depend on: each object once, and each dry run once. Nothing is written. */
export async function observeCluster({
  snapshot,
  facts: { network, place },
  until,
  render,
}: ObserveInput): Promise<Observation> {
  const pools = await snapshot.list(POOL);
  const releases = await observeReleases(snapshot, network);
  const { installed } = releases;
  const old = installed.by === 'nobody' ? null : await readNetwork(installed.facts, place);
  const umbrella = until === 'network' ? await render(network, pools) : null;
  const desired = withNamespaces(network, umbrella?.objects ?? []);
  const held = old?.kind === 'network' ? old.checked.facts.network : null;
  const before =
    umbrella === null ? [] : await installedObjects(installed, { network: held, desired, snapshot, render });
  const objects = await observeObjects({
    snapshot,
    installed: before,
    desired,
    inSteps: stepsOf(pools, desired),
  });
  return {
    ...releases,
    until,
    network: old,
    umbrella,
    objects,
    namespaces: await readEach(namespacesOf(network, desired), async (name) => [
      name,
      await snapshot.get({ ...NAMESPACE, name }),
    ]),
    secrets: await readEach(
      until === 'namespaces' ? [] : prerequisiteSecrets(network),
      async ({ namespace, name }) => [
        `${namespace}/${name}`,
        await snapshot.get({ ...SECRET, namespace, name }),
      ],
    ),
    argoSettings: await argoSettings(snapshot, { network, applications: releases.applications }),
    pools,
    addonSources: await addonSources(snapshot, objects),
  };
}

const POOL = { apiVersion: 'metallb.io/v1beta1', kind: 'IPAddressPool' };
const NAMESPACE = { apiVersion: 'v1', kind: 'Namespace', namespace: null };
const SECRET = { apiVersion: 'v1', kind: 'Secret' };
const ADDON = { apiVersion: 'k3s.cattle.io/v1', kind: 'Addon' };

/** The server takes a pool only once the pool that holds its addresses has given them up. */
function stepsOf(pools: readonly ApiObject[], desired: readonly ApiObject[]): (object: ApiObject) => boolean {
  const inTwoSteps = livePoolSteps(pools, desired) !== null;
  return ({ kind }) => inTwoSteps && kind === POOL.kind;
}

function namespacesOf(network: Network, desired: readonly ApiObject[]): readonly string[] {
  const used = desired.map(({ metadata }) => metadata.namespace).filter((name) => name !== undefined);
  return [...new Set([...ownedNamespaces(network).map(({ name }) => name), ...used])];
}

/** Beside the Applications; before there is one, where netloom's own files expect Argo CD. */
async function argoSettings(
  snapshot: Snapshot,
  { network, applications }: { readonly network: Network } & Pick<Observation, 'applications'>,
): Promise<ApiObject | null> {
  if (!network.services.some(isOutsideCluster)) return null;
  const delivering = applications.find(deliversNetloom);
  if (delivering === undefined && network.delivery === null) return null;
  const namespace = delivering?.metadata.namespace ?? ARGOCD_NAMESPACE;
  return snapshot.get({ apiVersion: 'v1', kind: 'ConfigMap', namespace, name: 'argocd-cm' });
}

const AddonSpec = z.looseObject({ source: z.string() });

async function addonSources(
  snapshot: Snapshot,
  objects: readonly ObservedObject[],
): Promise<ReadonlyMap<string, string>> {
  const owners = objects
    .map(({ live }) => ownerOf(live))
    .filter((owner) => owner.kind === 'k3s')
    .filter(({ owner }) => owner === ADDON.kind);
  const sources = await readEach(owners, async ({ namespace, name }) => {
    const addon = await snapshot.get({ ...ADDON, namespace, name });
    return [`${namespace}/${name}`, AddonSpec.safeParse(addon?.spec).data?.source];
  });
  return new Map(
    [...sources].flatMap(([name, source]) => (source === undefined ? [] : [[name, source] as const])),
  );
}
