import type { ApiObject } from '@netloom/cluster';
import { parseSource } from '@netloom/diagnostics';
import { describeList, isOutsideCluster, type Network } from '@netloom/network-model';
import * as z from 'zod';
import type { Refusal } from '../../changes/refusal.ts';
import { nameOf } from './network-owner.ts';

const Settings = z.looseObject({ 'resource.exclusions': z.string().optional() });
const Exclusions = z.array(
  z.looseObject({
    apiGroups: z.array(z.string()).default([]),
    kinds: z.array(z.string()).default([]),
    clusters: z.array(z.string()).default([]),
  }),
);

const GROUP = 'discovery.k8s.io';
const KIND = 'EndpointSlice';

/** Argo CD syncs all but the kinds that it excludes, and says so in a warning alone: a Service would have nothing behind it. */
export function* checkArgoExclusions(
  { services }: Network,
  { argoSettings }: { readonly argoSettings: ApiObject | null },
): Iterable<Refusal> {
  const outside = services.filter(isOutsideCluster);
  if (argoSettings === null || outside.length === 0 || !excludesSlices(argoSettings)) return;
  const names = describeList(outside.map(nameOfService));
  yield {
    code: 'argo-excludes-kind',
    message: `Argo CD excludes the kind ${KIND} (resource.exclusions in ConfigMap ${nameOf(argoSettings)}), so that nothing would be behind ${names}.`,
    help: `Merge what netloom build writes into its settings, from the folder generated:
kubectl --namespace ${argoSettings.metadata.namespace ?? ''} patch configmap argocd-cm --patch-file argocd/argocd-cm-patch.yaml`,
  };
}

function nameOfService({ namespace, name }: { readonly namespace: string; readonly name: string }): string {
  return `${namespace}/${name}`;
}

/** As Argo CD reads it: util/settings/filtered_resource.go. Without the key it excludes no kind of this group. */
function excludesSlices({ data }: ApiObject): boolean {
  const text = Settings.safeParse(data).data?.['resource.exclusions'];
  if (text === undefined) return false;
  const { value, diagnostics } = parseSource(text, 'resource.exclusions');
  const rows = diagnostics.length === 0 ? Exclusions.safeParse(value).data : undefined;
  return (rows ?? []).some(
    ({ apiGroups, kinds, clusters }) =>
      matches(apiGroups, GROUP) && matches(kinds, KIND) && matches(clusters, IN_CLUSTER),
  );
}

const IN_CLUSTER = 'https://kubernetes.default.svc';

/** A list that is empty or missing matches everything. */
function matches(patterns: readonly string[], text: string): boolean {
  return patterns.length === 0 || patterns.some((pattern) => toExpression(pattern).test(text));
}

/** Globs with * and ? alone: what else Argo CD's globs have, no name of a group, kind or server has. */
function toExpression(pattern: string): RegExp {
  const escaped = pattern.replace(/[\\^$.|+()[\]{}]/g, String.raw`\$&`);
  return new RegExp(`^${escaped.replaceAll('*', '.*').replaceAll('?', '.')}$`, 's');
}
