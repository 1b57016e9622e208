import { podsBehind } from '../model/assemble/behind-service.ts';
import type { Draft } from '../model/draft.ts';
import { groupKind } from '../model/kind.ts';
import { at, itemsAt, textAt } from '../model/read-tree.ts';
import type { LiveObject } from '../sources/live-object.ts';
import type { LiveSources } from './find-needs.ts';

/** Of the cluster itself: the API server, probes and every node talk to what runs there. */
const SYSTEM = new Set(['kube-system', 'kube-public', 'kube-node-lease']);

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

/** Why nothing can be said about the connections into a namespace; none where its pods are all stated. */
export function reasonsToLeaveOpen(
  namespace: string,
  draft: Draft,
  { objects, charts }: LiveSources,
): readonly string[] {
  const own = objects.filter((object) => object.namespace === namespace);
  const isWhole = objects.some(({ origin }) => origin === 'cluster');
  const opaque = charts.filter(
    (chart) => chart.namespace === namespace && chart.chart !== 'app-template' && !isWhole,
  );
  const managed = new Set(
    own.flatMap((object) => [...(isHarmless(object) ? [] : [object.kind]), ...ownersOf(object)]),
  );
  const unknown = [...draft.services.values()].filter(
    (service) =>
      service.namespace === namespace &&
      service.selector.length > 0 &&
      podsBehind(service, draft).length === 0,
  );
  return [
    ...(SYSTEM.has(namespace) ? ['it belongs to the cluster itself'] : []),
    ...[
      ...new Set(
        opaque.map(({ chart, release }) => `no file states the pods of release ${release} of chart ${chart}`),
      ),
    ],
    ...(managed.size === 0
      ? []
      : [
          `what runs there because of these kinds, and connects to it, is not stated: ${[...managed].toSorted().join(', ')}`,
        ]),
    ...unknown.map(({ name }) => `no file states the pods of Service ${name}`),
    ...policiesIn(own),
    ...entryPointsIn(namespace, draft),
    ...(solvesByHttp(objects) && own.some(hasCertificate)
      ? ['cert-manager proves names by http with pods of its own there, which every client must reach']
      : []),
  ];
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

function policiesIn(own: readonly LiveObject[]): readonly string[] {
  const names = own
    .filter((object) =>
      /^(?:networking\.k8s\.io|cilium\.io)\/(?:Cilium)?NetworkPolicy$/.test(groupKind(object)),
    )
    .map(({ kind, name }) => `${kind} ${name}`);
  return names.length === 0 ? [] : [`it has policies of its own: ${names.join(', ')}`];
}

function entryPointsIn(namespace: string, { entrances }: Draft): readonly string[] {
  return entrances
    .filter(({ services }) => services.some((key) => key.startsWith(`${namespace}/`)))
    .map(({ name }) => `entry point ${name} may be there, which everybody connects to`);
}

function solvesByHttp(objects: readonly LiveObject[]): boolean {
  return objects.some(
    (object) =>
      /^cert-manager\.io\/(?:Cluster)?Issuer$/.test(groupKind(object)) &&
      itemsAt(object.tree, 'spec', 'acme', 'solvers').some((row) => at(row, 'http01') !== undefined),
  );
}

function hasCertificate(object: LiveObject): boolean {
  const key = groupKind(object);
  if (key === 'cert-manager.io/Certificate') return true;
  const annotations = at(object.tree, 'metadata', 'annotations');
  return ['cert-manager.io/cluster-issuer', 'cert-manager.io/issuer'].some(
    (name) => textAt(annotations, name) !== undefined,
  );
}
