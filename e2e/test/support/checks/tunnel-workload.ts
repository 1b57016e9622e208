import { tunnelChart } from '@netloom/tunnel';
import { load } from 'js-yaml';
import type { Manifest } from '../manifests.ts';
import type { Check, Mistakes } from './check.ts';
import { ofManifests, type OneChart, type TemplatedCase } from './one-chart.ts';

type Values = ReturnType<typeof tunnelChart.values.parse>;

/** The selector is immutable, and the troubleshooting commands use it. */
export const SELECTOR = { matchLabels: { app: 'cloudflared' } };

/** The workload is in the templates only: there is no spec in the values to compare it with. */
export interface Deployment {
  readonly replicas: number;
  readonly selector: unknown;
  readonly template: {
    readonly metadata: {
      readonly labels: Readonly<Record<string, string>>;
      readonly annotations: Readonly<Record<string, string>>;
    };
    readonly spec: Pod;
  };
}

interface Pod {
  readonly terminationGracePeriodSeconds: number;
  readonly topologySpreadConstraints: unknown;
  readonly containers: readonly [Container];
  readonly volumes: readonly Volume[];
}

interface Container {
  readonly args: readonly string[];
  readonly env?: unknown;
  readonly ports: readonly { readonly name: string; readonly containerPort: number }[];
  readonly readinessProbe: Probe;
  readonly livenessProbe: Probe;
  readonly resources: unknown;
  readonly volumeMounts: readonly {
    readonly name: string;
    readonly mountPath: string;
    readonly readOnly: boolean;
  }[];
}

export interface Probe {
  readonly initialDelaySeconds?: number;
  readonly periodSeconds?: number;
  readonly failureThreshold?: number;
  readonly httpGet: { readonly path: string; readonly port: string };
}

export interface Volume {
  readonly name: string;
  readonly configMap?: { readonly name: string };
  readonly secret?: {
    readonly secretName: string;
    readonly defaultMode: number;
    readonly items: readonly { readonly key: string; readonly path: string }[];
  };
}

/** The workload of one case. */
export interface Workload {
  readonly values: Values;
  readonly global: Global;
  readonly deployment: Deployment;
  readonly pod: Pod;
  readonly container: Container;
  /** config.yaml, parsed. */
  readonly config: Readonly<Record<string, unknown>>;
  readonly find: (kind: string, name: string) => Manifest | undefined;
}

interface Global {
  readonly labels?: Readonly<Record<string, string>>;
}

/** A check of the workload of each case. */
export function ofWorkload(title: string, find: (workload: Workload) => Mistakes): Check<OneChart> {
  return { title, find: (chart) => ofManifests(chart, (each) => find(workloadOf(each))) };
}

function workloadOf({ values, manifests }: TemplatedCase): Workload {
  const { global = {}, ...own } = values;
  const find = (kind: string, name: string): Manifest | undefined =>
    manifests.find((made) => made.kind === kind && made.metadata.name === name);
  // valid by its kind: read-back.test.ts
  const deployment = find('Deployment', 'cloudflared')?.spec as Deployment;
  const pod = deployment.template.spec;
  return {
    values: tunnelChart.values.parse(own),
    global: global as Global,
    deployment,
    pod,
    container: pod.containers[0],
    config: load(find('ConfigMap', 'cloudflared')?.data?.['config.yaml'] ?? '') as Workload['config'],
    find,
  };
}
