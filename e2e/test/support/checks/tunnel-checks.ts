import { tunnelChart } from '@netloom/tunnel';
import { load } from 'js-yaml';
import type { Manifest } from '../manifests.ts';
import { ofManifests, type OneChart, type TemplatedCase } from './one-chart.ts';
import { difference, type Check, type Mistakes } from './check.ts';

type Values = ReturnType<typeof tunnelChart.values.parse>;

/** The selector is immutable, and the troubleshooting commands use it. */
const SELECTOR = { matchLabels: { app: 'cloudflared' } };

/** A workload lives in its templates alone: nothing of the values could be found in it again. */
interface Deployment {
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

interface Probe {
  readonly initialDelaySeconds?: number;
  readonly periodSeconds?: number;
  readonly failureThreshold?: number;
  readonly httpGet: { readonly path: string; readonly port: string };
}

interface Volume {
  readonly name: string;
  readonly configMap?: { readonly name: string };
  readonly secret?: {
    readonly secretName: string;
    readonly defaultMode: number;
    readonly items: readonly { readonly key: string; readonly path: string }[];
  };
}

/** What a check of the workload sees of one case. */
interface Workload {
  readonly values: Values;
  readonly global: Global;
  readonly deployment: Deployment;
  readonly pod: Pod;
  readonly container: Container;
  /** config.yaml, read back. */
  readonly config: Readonly<Record<string, unknown>>;
  readonly find: (kind: string, name: string) => Manifest | undefined;
}

interface Global {
  readonly labels?: Readonly<Record<string, string>>;
}

export const TUNNEL_CHECKS: readonly Check<OneChart>[] = [
  ofWorkload('selects its own pods, everywhere', selectors),
  ofWorkload('configures cloudflared as the values say', configuration),
  ofWorkload('asks cloudflared for its health where it answers', probes),
  ofWorkload('mounts what there is, where cloudflared looks for it', mounts),
  ofWorkload('takes replicas and resources from the values', figures),
  ofWorkload('lets one pod go at a time, with time for open requests', disruption),
  ofWorkload('lets in who scrapes, to the metrics alone', metrics),
  {
    title: 'restarts its pods when their configuration changes, and only then',
    find: async (chart) => {
      const [first] = await chart.folders.cases(chart.name);
      const checksum = async (...args: readonly string[]): Promise<string> => {
        const manifests = await chart.folders.template(chart.name, '--values', first?.path ?? '', ...args);
        const deployment = manifests.find(({ kind }) => kind === 'Deployment')?.spec as Deployment;
        return deployment.template.metadata.annotations['checksum/config'] ?? '';
      };
      const written = await checksum();
      return [
        ...difference('that there is a checksum', /^[0-9a-f]{64}$/.test(written), true),
        ...difference('the checksum with more replicas', await checksum('--set', 'replicas=7'), written),
        ...difference(
          'that another protocol changes it',
          (await checksum('--set', 'config.protocol=http2')) !== written,
          true,
        ),
      ];
    },
  },
];

function ofWorkload(title: string, find: (workload: Workload) => Mistakes): Check<OneChart> {
  return { title, find: (chart) => ofManifests(chart, (each) => find(workloadOf(each))) };
}

function workloadOf({ values, manifests }: TemplatedCase): Workload {
  const { global = {}, ...own } = values;
  const find = (kind: string, name: string): Manifest | undefined =>
    manifests.find((made) => made.kind === kind && made.metadata.name === name);
  // valid by its kind, which read-back.test.ts says
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

function selectors({ deployment, pod, global, find }: Workload): Mistakes {
  const specOf = (kind: string, name: string): Readonly<Record<string, unknown>> | undefined =>
    find(kind, name)?.spec as Readonly<Record<string, unknown>> | undefined;
  const monitor = specOf('PodMonitor', 'cloudflared');
  const policy = specOf('NetworkPolicy', 'cloudflared-metrics');
  const spread = [
    {
      maxSkew: 1,
      topologyKey: 'kubernetes.io/hostname',
      whenUnsatisfiable: 'ScheduleAnyway',
      labelSelector: SELECTOR,
    },
  ];
  return [
    ...difference('the selector of the Deployment', deployment.selector, SELECTOR),
    ...difference('the labels of the pods', deployment.template.metadata.labels, {
      ...global.labels,
      ...SELECTOR.matchLabels,
    }),
    ...difference(
      'the selector of the PodDisruptionBudget',
      specOf('PodDisruptionBudget', 'cloudflared')?.selector,
      SELECTOR,
    ),
    ...difference('what the pods are spread by', pod.topologySpreadConstraints, spread),
    ...(monitor === undefined
      ? []
      : difference('the selector of the PodMonitor', monitor.selector, SELECTOR)),
    ...(policy === undefined
      ? []
      : difference('the selector of the metrics policy', policy.podSelector, SELECTOR)),
  ];
}

function configuration({ values, config }: Workload): Mistakes {
  return difference('config.yaml', config, {
    tunnel: values.tunnelId,
    'credentials-file': '/etc/cloudflared/credentials/credentials.json',
    metrics: '0.0.0.0:2000',
    'grace-period': '30s',
    ...values.config,
  });
}

/** https://developers.cloudflare.com/cloudflare-one: /ready says that a connection is up, /healthcheck that the process lives. */
function probes({ container, config }: Workload): Mistakes {
  const port = container.ports.find(({ name }) => name === 'metrics')?.containerPort;
  return [
    ...difference('the port of the metrics', `0.0.0.0:${port ?? ''}`, config.metrics),
    ...difference('what readiness asks', container.readinessProbe.httpGet, {
      path: '/ready',
      port: 'metrics',
    }),
    ...difference('what liveness asks', container.livenessProbe.httpGet, {
      path: '/healthcheck',
      port: 'metrics',
    }),
    // Kubernetes' own three tries in 30 seconds would end a process that is only slow to start
    ...difference(
      'that liveness waits for the start',
      (container.livenessProbe.initialDelaySeconds ?? 0) > 0,
      true,
    ),
    ...difference('that liveness has a minute', patienceOf(container.livenessProbe) >= 60, true),
  ];
}

/** Seconds until a probe that fails has an effect. */
function patienceOf({ periodSeconds = 10, failureThreshold = 3 }: Probe): number {
  return periodSeconds * failureThreshold;
}

function mounts({ container, pod, config, values }: Workload): Mistakes {
  const at = (name: string): string =>
    container.volumeMounts.find((mount) => mount.name === name)?.mountPath ?? '';
  const volume = (name: string): Volume | undefined => pod.volumes.find((each) => each.name === name);
  return [
    ...difference(
      'the volumes',
      pod.volumes.map(({ name }) => name),
      ['config', 'credentials'],
    ),
    ...difference(
      'what is mounted to be read',
      container.volumeMounts.map(({ name, readOnly }) => [name, readOnly]),
      [
        ['config', true],
        ['credentials', true],
      ],
    ),
    ...difference('the arguments', container.args, [
      'tunnel',
      '--config',
      `${at('config')}/config.yaml`,
      'run',
    ]),
    ...difference('the ConfigMap', volume('config')?.configMap, { name: 'cloudflared' }),
    ...difference(
      'the credentials file',
      config['credentials-file'],
      `${at('credentials')}/credentials.json`,
    ),
    ...difference('the Secret', volume('credentials')?.secret, {
      secretName: values.credentials.existingSecret,
      defaultMode: 0o440,
      items: [{ key: values.credentials.key, path: 'credentials.json' }],
    }),
  ];
}

function figures({ deployment, container, values }: Workload): Mistakes {
  return [
    ...difference('the replicas', deployment.replicas, values.replicas),
    ...difference('the resources', container.resources, values.resources),
  ];
}

function disruption({ pod, config, find }: Workload): Mistakes {
  const budget = find('PodDisruptionBudget', 'cloudflared')?.spec as
    Readonly<Record<string, unknown>> | undefined;
  const grace = Number.parseInt(String(config['grace-period']), 10);
  return [
    ...difference('how many pods may go at once', budget?.maxUnavailable, 1),
    ...difference('which pods may go', budget?.unhealthyPodEvictionPolicy, 'AlwaysAllow'),
    ...difference('that open requests have time to end', pod.terminationGracePeriodSeconds > grace, true),
  ];
}

function metrics({ values, container, find }: Workload): Mistakes {
  const { enabled, from } = values.podMonitor;
  const policy = find('NetworkPolicy', 'cloudflared-metrics')?.spec;
  const monitor = find('PodMonitor', 'cloudflared')?.spec as
    { readonly podMetricsEndpoints: unknown } | undefined;
  const port = container.ports[0]?.containerPort;
  return [
    ...difference(
      'what is scraped',
      monitor?.podMetricsEndpoints,
      enabled ? [{ port: container.ports[0]?.name }] : undefined,
    ),
    ...difference(
      'who is let in',
      policy,
      enabled && from.length > 0
        ? {
            podSelector: SELECTOR,
            policyTypes: ['Ingress'],
            ingress: [{ from, ports: [{ protocol: 'TCP', port }] }],
          }
        : undefined,
    ),
  ];
}
