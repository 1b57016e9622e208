import { NETLOOM_RELEASE, type ApiObject } from '@netloom/cluster';
import { NETLOOM_NAMESPACE } from '@netloom/network-model';
import * as z from 'zod';
import type { Refusal } from '../../changes/refusal.ts';
import { deliversNetloom } from '../../observe/delivers-netloom.ts';
import type { Installed } from '../../observe/read-installed.ts';

const HelmChartSpec = z.looseObject({ targetNamespace: z.string().optional() });

export interface NetworkOwnerInput {
  readonly installed: Installed;
  readonly applications: readonly ApiObject[];
  readonly helmCharts: readonly ApiObject[];
}

/** A network has one owner. Where Argo CD, Flux or K3s delivers the umbrella, each would undo what the other does. */
export function* checkNetworkOwner({
  installed,
  applications,
  helmCharts,
}: NetworkOwnerInput): Iterable<Refusal> {
  const delivering = applications.filter(deliversNetloom);
  for (const { metadata } of delivering) yield ownedByArgo(nameOf({ metadata }), metadata.namespace ?? '');
  // its marks are there, and the Application may be in another cluster
  if (installed.by === 'argo' && delivering.length === 0) yield ownedByArgo(installed.application, null);
  if (installed.by === 'helm' && installed.flux?.isThere === true) yield ownedByFlux(installed.flux.resource);
  const chart = helmChartOf(helmCharts, { name: NETLOOM_RELEASE, namespace: NETLOOM_NAMESPACE });
  if (chart === null) return;
  yield {
    code: 'k3s-owns-network',
    message: `The K3s HelmChart ${nameOf(chart)} delivers this network: a network has one owner.`,
    help: "Change the HelmChart's manifest on the K3s servers instead.",
  };
}

function ownedByArgo(application: string, namespace: string | null): Refusal {
  const name = application.slice(application.indexOf('/') + 1);
  const where = namespace === null ? '' : `--namespace ${namespace} `;
  return {
    code: 'argo-owns-network',
    message: `The Argo CD Application ${application} delivers this network: a network has one owner.`,
    help: `Commit to what it syncs from. To leave Argo CD, delete the Application without its objects first:
kubectl ${where}delete application ${name} --cascade=orphan`,
  };
}

function ownedByFlux(resource: string): Refusal {
  const [, namespace = '', name = ''] = /^HelmRelease (.*)\/(.*)$/.exec(resource) ?? [];
  return {
    code: 'flux-owns-network',
    message: `The ${resource} of Flux delivers this network: a network has one owner.`,
    help: `Commit to what it syncs from. To leave Flux, take it out of there, then suspend the HelmRelease, so that it goes without its objects:
kubectl --namespace ${namespace} patch helmrelease ${name} --type merge --patch '{"spec":{"suspend":true}}'
kubectl --namespace ${namespace} delete helmrelease ${name}`,
  };
}

/** The HelmChart whose release K3s installs under this name. */
export function helmChartOf(
  helmCharts: readonly ApiObject[],
  { name, namespace }: { readonly name: string; readonly namespace: string },
): ApiObject | null {
  const found = helmCharts.find(({ metadata, spec }) => {
    const target = HelmChartSpec.safeParse(spec).data?.targetNamespace ?? metadata.namespace;
    return metadata.name === name && target === namespace;
  });
  return found ?? null;
}

export function nameOf({ metadata: { namespace, name } }: Pick<ApiObject, 'metadata'>): string {
  return `${namespace ?? ''}/${name}`;
}
