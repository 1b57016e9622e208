import { NETLOOM_RELEASE, type ApiObject } from '@netloom/cluster';
import { NETLOOM_NAMESPACE } from '@netloom/network-model';
import * as z from 'zod';
import type { Refusal } from '../../apply/plan.ts';

const Source = z.looseObject({ chart: z.string().optional(), path: z.string().optional() });
const ApplicationSpec = z.looseObject({
  source: Source.optional(),
  sources: z.array(Source).default([]),
  destination: z.looseObject({ namespace: z.string().optional() }).default({}),
});
const HelmChartSpec = z.looseObject({ targetNamespace: z.string().optional() });

export interface NetworkOwnerInput {
  readonly applications: readonly ApiObject[];
  readonly helmCharts: readonly ApiObject[];
}

/** A network has one owner. Where Argo CD or K3s delivers the umbrella, each would undo what the other does. */
export function checkNetworkOwner({ applications, helmCharts }: NetworkOwnerInput): readonly Refusal[] {
  const chart = helmChartOf(helmCharts, { name: NETLOOM_RELEASE, namespace: NETLOOM_NAMESPACE });
  return [
    ...applications.filter(deliversNetloom).map(({ metadata }): Refusal => ({
      code: 'argo-owns-network',
      message: `The Argo CD Application ${metadata.namespace ?? ''}/${metadata.name} delivers this network: a network has one owner.`,
      help: `Commit to what it syncs from. To leave Argo CD, delete the Application without its objects first:\nkubectl --namespace ${metadata.namespace ?? ''} delete application ${metadata.name} --cascade=orphan`,
    })),
    ...(chart === null
      ? []
      : [
          {
            code: 'k3s-owns-network',
            message: `The K3s HelmChart ${nameOf(chart)} delivers this network: a network has one owner.`,
            help: "Change the HelmChart's manifest on the K3s servers instead.",
          } as const,
        ]),
  ];
}

function deliversNetloom({ spec }: ApiObject): boolean {
  const { data } = ApplicationSpec.safeParse(spec);
  if (data?.destination.namespace !== NETLOOM_NAMESPACE) return false;
  return [...data.sources, ...(data.source === undefined ? [] : [data.source])].some(
    ({ chart, path }) => chart === NETLOOM_RELEASE || path?.endsWith(`charts/${NETLOOM_RELEASE}`) === true,
  );
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

export function nameOf({ metadata: { namespace, name } }: ApiObject): string {
  return `${namespace ?? ''}/${name}`;
}
