import type { Draft } from '../model/draft.ts';
import { groupKind } from '../model/kind.ts';
import { at, itemsAt, textAt } from '../model/read-tree.ts';
import type { LiveObject } from '../sources/live-object.ts';
import type { LiveSources } from './find-needs.ts';

/** Of the cluster itself: the API server, probes and every node talk to what runs there. */
const SYSTEM = new Set(['kube-system', 'kube-public', 'kube-node-lease']);

/** Groups whose objects run no pods beside those that are read, and connect to none. */
const HARMLESS_GROUPS = new Set([
  '',
  'apps',
  'batch',
  'autoscaling',
  'policy',
  'networking.k8s.io',
  'discovery.k8s.io',
  'rbac.authorization.k8s.io',
  'gateway.networking.k8s.io',
  'traefik.io',
  'traefik.containo.us',
  'cilium.io',
  'metallb.io',
  'externaldns.k8s.io',
  'cert-manager.io',
  'external-secrets.io',
  'bitnami.com',
  'helm.cattle.io',
  'helm.toolkit.fluxcd.io',
  'kustomize.toolkit.fluxcd.io',
  'source.toolkit.fluxcd.io',
  'argoproj.io',
]);

const HARMLESS_KINDS = new Set([
  'monitoring.coreos.com/ServiceMonitor',
  'monitoring.coreos.com/PodMonitor',
  'monitoring.coreos.com/PrometheusRule',
  'monitoring.coreos.com/Probe',
]);

/** Why nothing can be said about the connections into a namespace; none where its pods are all stated. */
export function reasonsToLeaveOpen(
  namespace: string,
  draft: Draft,
  { objects, charts }: LiveSources,
): readonly string[] {
  const own = objects.filter((object) => (object.namespace ?? 'default') === namespace);
  const isWhole = objects.some(({ origin }) => origin === 'cluster');
  const opaque = charts.filter(
    (chart) => chart.namespace === namespace && chart.chart !== 'app-template' && !isWhole,
  );
  const managed = own.filter((object) => !isHarmless(object));
  return [
    ...(SYSTEM.has(namespace) ? ['it belongs to the cluster itself'] : []),
    ...[...new Set(opaque.map(({ chart, release }) => `no file states the pods of release ${release} of chart ${chart}`))],
    ...[...new Set(managed.map(({ kind }) => kind))].map(
      (kind) => `what the controller of ${kind} runs there, and connects to, is not stated`,
    ),
    ...policiesIn(own),
    ...entryPointsIn(namespace, draft),
    ...(solvesByHttp(objects) && own.some(hasCertificate)
      ? ['cert-manager proves names by http with pods of its own there, which every client must reach']
      : []),
  ];
}

function isHarmless(object: LiveObject): boolean {
  const key = groupKind(object);
  return HARMLESS_GROUPS.has(key.split('/')[0] ?? '') || HARMLESS_KINDS.has(key);
}

function policiesIn(own: readonly LiveObject[]): readonly string[] {
  const names = own
    .filter((object) => /^(?:networking\.k8s\.io|cilium\.io)\/(?:Cilium)?NetworkPolicy$/.test(groupKind(object)))
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
