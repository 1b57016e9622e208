import type { Draft } from '../model/draft/draft.ts';
import type { DraftService } from '../model/draft/services.ts';
import { groupKind } from '../model/kind.ts';
import { textOf } from '../model/planned.ts';
import { at } from '../model/read-tree.ts';
import type { ChartValues } from '../sources/chart-values.ts';
import type { LiveObject } from '../sources/live-object.ts';
import type { Tree, TreeScalar } from '../sources/tree.ts';
import { scalarsOf } from '../sources/tree/nodes.ts';
import type { LiveSources } from './live-sources.ts';
import { servicesNamedIn } from './named-services.ts';
import type { Client, Need } from './need.ts';
import { isCloudflared } from './pods-of-client.ts';

/** Kinds that are read in ways of their own, or that only repeat names. */
const NO_TEXTS = new Set([
  '/Service',
  '/Secret',
  '/ConfigMap',
  '/Endpoints',
  'discovery.k8s.io/EndpointSlice',
  'networking.k8s.io/NetworkPolicy',
  'networking.k8s.io/Ingress',
  'externaldns.k8s.io/DNSEndpoint',
  'cert-manager.io/Certificate',
  '/Pod',
  'apps/Deployment',
  'apps/StatefulSet',
  'apps/DaemonSet',
  'apps/ReplicaSet',
  'batch/Job',
  'batch/CronJob',
  'helm.toolkit.fluxcd.io/HelmRelease',
  'helm.cattle.io/HelmChart',
  'helm.cattle.io/HelmChartConfig',
  'argoproj.io/Application',
  'argoproj.io/ApplicationSet',
]);

interface Text {
  readonly client: Client;
  readonly namespace: string;
  readonly scalar: TreeScalar;
}

/** Connections to Services that settings name. */
export function textNeeds(draft: Draft, { objects, charts }: LiveSources): readonly Need[] {
  const configMaps = new Map(
    objects
      .filter((object) => groupKind(object) === '/ConfigMap')
      .map((object) => [`${object.namespace ?? 'default'}/${object.name}`, object.tree]),
  );
  const has = (key: string): boolean => draft.services.has(key);
  return [...workloadTexts(draft, configMaps), ...chartTexts(charts), ...otherTexts(objects)].flatMap(
    ({ client, namespace, scalar }) =>
      servicesNamedIn(String(scalar.value ?? ''), { namespace, has }).map((named): Need => ({
        client,
        namespace: named.namespace,
        service: named.name,
        port: portOf(draft.services.get(`${named.namespace}/${named.name}`), named.port),
        certainty: 'text',
        at: scalar,
      })),
  );
}

/** A port that the Service does not have is none of it, or of the pods behind a headless one. */
function portOf(service: DraftService | undefined, port: number | undefined): number | undefined {
  return service?.ports.some((own) => textOf(own.port) === String(port)) === true ? port : undefined;
}

function workloadTexts({ workloads }: Draft, configMaps: ReadonlyMap<string, Tree>): readonly Text[] {
  return workloads.flatMap((workload) => {
    const { namespace, texts } = workload;
    const taken = [...new Set(workload.configMaps)].flatMap((name) => {
      const data = at(configMaps.get(`${namespace}/${name}`), 'data');
      return data === undefined ? [] : [...scalarsOf(data)];
    });
    const client: Client = isCloudflared(workload) ? { kind: 'tunnel' } : { kind: 'workload', workload };
    return [...texts, ...taken].map((scalar) => ({ client, namespace, scalar }));
  });
}

function chartTexts(charts: readonly ChartValues[]): readonly Text[] {
  return charts
    .filter(({ chart }) => chart !== 'app-template')
    .flatMap(({ tree, namespace = 'default', chart, release }) => {
      const client = {
        kind: 'pods',
        namespace,
        what: `pods of release ${release} of chart ${chart}`,
      } as const;
      return Array.from(scalarsOf(tree), (scalar) => ({ client, namespace, scalar }));
    });
}

/** Objects for controllers: which pods read them is not stated. A Middleware is read by Traefik. */
function otherTexts(objects: readonly LiveObject[]): readonly Text[] {
  return (
    objects
      .filter((object) => !NO_TEXTS.has(groupKind(object)))
      .flatMap(({ kind, name, namespace = 'default', tree, apiVersion }) => {
        const spec = at(tree, 'spec');
        if (spec === undefined) return [];
        const isMiddleware = kind === 'Middleware' && apiVersion.startsWith('traefik.');
        const client: Client = isMiddleware
          ? { kind: 'entrance', entrance: { entrance: 'Traefik' } }
          : { kind: 'pods', namespace, what: `what reads ${kind} ${namespace}/${name}` };
        return Array.from(scalarsOf(spec), (scalar) => ({ client, namespace, scalar }));
      })
      // one label alone is a word of many meanings in these
      .filter(({ scalar }) => /[a-z0-9]\.[a-z0-9]/.test(String(scalar.value ?? '')))
  );
}
