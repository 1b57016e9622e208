import { difference, type Check, type Mistakes } from './check.ts';
import type { OneChart } from './one-chart.ts';
import {
  ofWorkload,
  SELECTOR,
  type Deployment,
  type Probe,
  type Volume,
  type Workload,
} from './tunnel-workload.ts';

export const TUNNEL_CHECKS: readonly Check<OneChart>[] = [
  ofWorkload('selects its own pods, everywhere', selectors),
  ofWorkload('configures cloudflared by the values', configuration),
  ofWorkload('probes cloudflared where it serves its health', probes),
  ofWorkload('mounts its volumes at the paths that cloudflared reads', mounts),
  ofWorkload('takes replicas and resources from the values', figures),
  ofWorkload('disrupts one pod at a time, with time for open requests', disruption),
  ofWorkload('allows ingress from scrapers, to the metrics only', metrics),
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
    // a token holds the credentials
    ...(values.token === undefined && {
      'credentials-file': '/etc/cloudflared/credentials/credentials.json',
    }),
    metrics: '0.0.0.0:2000',
    'grace-period': '30s',
    ...values.config,
  });
}

/** https://developers.cloudflare.com/cloudflare-one: /ready reports that a connection is up, /healthcheck that the process runs. */
function probes({ container, config }: Workload): Mistakes {
  const port = container.ports.find(({ name }) => name === 'metrics')?.containerPort;
  return [
    ...difference('the port of the metrics', `0.0.0.0:${port ?? ''}`, config.metrics),
    ...difference('the readiness probe', container.readinessProbe.httpGet, {
      path: '/ready',
      port: 'metrics',
    }),
    ...difference('the liveness probe', container.livenessProbe.httpGet, {
      path: '/healthcheck',
      port: 'metrics',
    }),
    // Kubernetes' default of three attempts in 30 seconds would end a process that is only slow to start
    ...difference(
      'that liveness waits for the start',
      (container.livenessProbe.initialDelaySeconds ?? 0) > 0,
      true,
    ),
    ...difference('that liveness has a minute', secondsToEffect(container.livenessProbe) >= 60, true),
  ];
}

/** Seconds until a probe that fails has an effect. */
function secondsToEffect({ periodSeconds = 10, failureThreshold = 3 }: Probe): number {
  return periodSeconds * failureThreshold;
}

function mounts({ container, pod, config, values }: Workload): Mistakes {
  const at = (name: string): string =>
    container.volumeMounts.find((mount) => mount.name === name)?.mountPath ?? '';
  const volume = (name: string): Volume | undefined => pod.volumes.find((each) => each.name === name);
  const authorities = values.originCAs.map((_, index) => `ca-${index}`);
  const credentials = values.token === undefined ? ['credentials'] : [];
  return [
    ...difference(
      'the volumes',
      pod.volumes.map(({ name }) => name),
      ['config', ...credentials, ...authorities],
    ),
    ...difference(
      'the read-only mounts',
      container.volumeMounts.map(({ name, readOnly }) => [name, readOnly]),
      ['config', ...credentials, ...authorities].map((name) => [name, true]),
    ),
    ...difference(
      'the files of the authorities',
      authorities.map((name) => [`${at(name)}/ca.crt`, volume(name)?.secret]),
      values.originCAs.map((secret) => [
        `/etc/cloudflared/ca/${secret}/ca.crt`,
        { secretName: secret, defaultMode: 0o440, items: [{ key: 'ca.crt', path: 'ca.crt' }] },
      ]),
    ),
    ...difference('the arguments', container.args, [
      'tunnel',
      '--config',
      `${at('config')}/config.yaml`,
      'run',
    ]),
    ...difference('the ConfigMap', volume('config')?.configMap, { name: 'cloudflared' }),
    ...(values.token === undefined
      ? [
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
        ]
      : []),
    ...difference(
      'where the token is',
      container.env,
      values.token && [
        {
          name: 'TUNNEL_TOKEN',
          valueFrom: { secretKeyRef: { name: values.token.existingSecret, key: values.token.key } },
        },
      ],
    ),
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
    | Readonly<Record<string, unknown>>
    | undefined;
  const grace = Number.parseInt(String(config['grace-period']), 10);
  return [
    ...difference('how many pods may be disrupted at once', budget?.maxUnavailable, 1),
    ...difference('which pods may be evicted', budget?.unhealthyPodEvictionPolicy, 'AlwaysAllow'),
    ...difference('that open requests have time to end', pod.terminationGracePeriodSeconds > grace, true),
  ];
}

function metrics({ values, container, find }: Workload): Mistakes {
  const { enabled, from } = values.podMonitor;
  const policy = find('NetworkPolicy', 'cloudflared-metrics')?.spec;
  const monitor = find('PodMonitor', 'cloudflared')?.spec as
    | { readonly podMetricsEndpoints: unknown }
    | undefined;
  const port = container.ports[0]?.containerPort;
  return [
    ...difference(
      'the scraped endpoints',
      monitor?.podMetricsEndpoints,
      enabled ? [{ port: container.ports[0]?.name }] : undefined,
    ),
    ...difference(
      'the ingress policy',
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
