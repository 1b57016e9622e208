import { groupKind } from '../model/kind.ts';
import { at, itemsAt, textAt } from '../model/read-tree.ts';
import type { ChartValues } from '../sources/chart-values.ts';
import type { LiveObject } from '../sources/live-object.ts';
import type { LiveSources } from './live-sources.ts';

/** Groups whose objects run no pods in their namespace beside those that are read, and connect to none there. */
const HARMLESS_GROUPS = new Set([
  '',
  'apps',
  'batch',
  'autoscaling',
  'policy',
  'networking.k8s.io',
  'discovery.k8s.io',
  'rbac.authorization.k8s.io',
  'resource.k8s.io',
  'snapshot.storage.k8s.io',
  'gateway.networking.k8s.io',
  'gateway.envoyproxy.io',
  'traefik.io',
  'traefik.containo.us',
  'cilium.io',
  'metallb.io',
  'k8s.cni.cncf.io',
  'externaldns.k8s.io',
  'cert-manager.io',
  'external-secrets.io',
  'generators.external-secrets.io',
  'bitnami.com',
  'helm.cattle.io',
  'helm.toolkit.fluxcd.io',
  'kustomize.toolkit.fluxcd.io',
  'source.toolkit.fluxcd.io',
  'notification.toolkit.fluxcd.io',
  'image.toolkit.fluxcd.io',
  'argoproj.io',
  'keda.sh',
  'kyverno.io',
]);

/** The same of single kinds, whose groups have others that do run pods. */
const HARMLESS_KINDS = new Set([
  'monitoring.coreos.com/ServiceMonitor',
  'monitoring.coreos.com/PodMonitor',
  'monitoring.coreos.com/PrometheusRule',
  'monitoring.coreos.com/Probe',
  'monitoring.coreos.com/ScrapeConfig',
  'monitoring.coreos.com/AlertmanagerConfig',
  'grafana.integreatly.org/GrafanaDashboard',
  'grafana.integreatly.org/GrafanaDatasource',
  'grafana.integreatly.org/GrafanaFolder',
]);

/** What runs pods in a namespace that no file states. */
export interface UnstatedPods {
  /** Of charts whose templates are not known. */
  readonly releases: readonly Pick<ChartValues, 'chart' | 'release'>[];
  /** Kinds of objects whose controllers may run pods there. */
  readonly managed: readonly string[];
}

/** Both none where all pods of the namespace are stated. In a running cluster the pods of charts are. */
export function unstatedPods(namespace: string, { objects, charts, unread }: LiveSources): UnstatedPods {
  const isWhole = objects.some(({ origin }) => origin === 'cluster');
  const opaque = charts.filter(
    (chart) => chart.namespace === namespace && chart.chart !== 'app-template' && !isWhole,
  );
  const own = objects.filter((object) => object.namespace === namespace);
  const managed = own.flatMap((object) => [
    ...(isHarmless(object) ? [] : [object.kind]),
    ...ownersOf(object),
  ]);
  const made = unread.flatMap(({ file, why }) => madeFor(file, why, namespace));
  const releases = new Map(opaque.map((one) => [`${one.chart} ${one.release}`, one] as const));
  return { releases: [...releases.values()], managed: [...new Set([...managed, ...made])].toSorted() };
}

function isHarmless(object: LiveObject): boolean {
  const key = groupKind(object);
  if (key.startsWith('volsync.backube/')) return !receivesCopies(object);
  return HARMLESS_GROUPS.has(key.split('/')[0] ?? '') || HARMLESS_KINDS.has(key);
}

/** What made an object of a running cluster, where that is no program of Kubernetes itself. */
function ownersOf({ tree }: LiveObject): readonly string[] {
  return itemsAt(tree, 'metadata', 'ownerReferences').flatMap((owner) => {
    const [group = '', version] = (textAt(owner, 'apiVersion') ?? '').split('/');
    return version === undefined || HARMLESS_GROUPS.has(group) ? [] : (textAt(owner, 'kind') ?? []);
  });
}

/** By these methods VolSync's pods take connections from another cluster; by the others they only connect. */
function receivesCopies({ tree }: LiveObject): boolean {
  return ['rsync', 'rsyncTLS', 'syncthing'].some((key) => at(tree, 'spec', key) !== undefined);
}

/** Of a running cluster, what a controller makes is not read: `CONTEXT/KIND/NAMESPACE/NAME`, and of which kind it is. */
function madeFor(file: string, why: string, namespace: string): readonly string[] {
  const [, maker] = /^a controller makes it of an? (\S+)/.exec(why) ?? [];
  return maker !== undefined && file.split('/').at(-2) === namespace ? [maker] : [];
}
