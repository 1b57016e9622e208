import { podsBehind } from '../model/assemble/behind-service.ts';
import type { Draft } from '../model/draft/draft.ts';
import { groupKind } from '../model/kind.ts';
import { at, itemsAt, textAt } from '../model/read-tree.ts';
import type { LiveObject } from '../sources/live-object.ts';
import type { LiveSources } from './live-sources.ts';
import { unstatedPods } from './unstated-pods.ts';

/** Of the cluster itself: the API server, probes and every node talk to what runs there. */
const SYSTEM = new Set(['kube-system', 'kube-public', 'kube-node-lease']);

/** Why nothing can be said about the connections into a namespace; none where its pods are all stated. */
export function reasonsToLeaveOpen(
  namespace: string,
  draft: Draft,
  { objects, charts, unread }: LiveSources,
): readonly string[] {
  const own = objects.filter((object) => object.namespace === namespace);
  const { releases, managed } = unstatedPods(namespace, { objects, charts, unread });
  const unknown = [...draft.services.values()].filter(
    (service) =>
      service.namespace === namespace &&
      service.selector.length > 0 &&
      podsBehind(service, draft).length === 0,
  );
  return [
    ...(SYSTEM.has(namespace) ? ['it belongs to the cluster itself'] : []),
    ...releases.map(
      ({ chart, release }) => `no file states the pods of release ${release} of chart ${chart}`,
    ),
    ...(managed.length === 0
      ? []
      : [`what runs there because of these kinds, and connects to it, is not stated: ${managed.join(', ')}`]),
    ...unknown.map(({ name }) => `no file states the pods of Service ${name}`),
    ...policiesIn(own),
    ...entryPointsIn(namespace, draft),
    ...(solvesByHttp(objects) && own.some(hasCertificate)
      ? ['cert-manager proves names by http with pods of its own there, which every client must reach']
      : []),
  ];
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
