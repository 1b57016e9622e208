import { proxmoxSdnChart } from '@netloom/proxmox-sdn';
import { difference, type Mistakes } from './check.ts';
import type { TemplatedCase } from './one-chart.ts';

/** The jobs that a case asks for. */
export function modesOf({ global: _, ...own }: TemplatedCase['values']): readonly ('drift' | 'reconcile')[] {
  const { drift, reconcile } = proxmoxSdnChart.values.parse(own);
  return [
    ...(drift.enabled ? (['drift'] as const) : []),
    ...(reconcile.enabled ? (['reconcile'] as const) : []),
  ];
}

interface Template {
  readonly metadata: { readonly labels: Readonly<Record<string, string>> };
  readonly spec: Pod;
}

interface Pod {
  readonly serviceAccountName: string;
  readonly terminationGracePeriodSeconds: number;
  readonly containers: readonly [Container];
  readonly volumes: readonly {
    readonly name: string;
    readonly configMap?: { readonly name: string };
    readonly secret?: {
      readonly secretName: string;
      readonly items: readonly { readonly key: string; readonly path: string }[];
    };
  }[];
}

interface Container {
  readonly command: readonly string[];
  readonly args: readonly string[];
  readonly terminationMessagePolicy: string;
  readonly volumeMounts: readonly { readonly name: string; readonly mountPath: string }[];
}

/** Each job runs as itself. */
export function jobs({ manifests, values: { global: _, ...own } }: TemplatedCase): Mistakes {
  const modes = modesOf(own);
  const named = (kind: string): readonly string[] =>
    manifests.filter((made) => made.kind === kind).map(({ metadata }) => metadata.name);
  const accounts = modes.map((mode) => `proxmox-sdn-${mode}`);
  return [
    ...difference('the CronJobs', named('CronJob'), modes.includes('drift') ? ['proxmox-sdn-drift'] : []),
    ...difference('the number of Jobs', named('Job').length, modes.includes('reconcile') ? 1 : 0),
    ...['ServiceAccount', 'Role', 'RoleBinding'].flatMap((kind) =>
      difference(`each ${kind}`, named(kind), accounts),
    ),
    ...difference(
      'who runs them',
      templatesOf(manifests)
        .map(
          ({ spec: { serviceAccountName, containers } }) =>
            `${serviceAccountName} ${containers[0].args[0] ?? ''}`,
        )
        .toSorted(),
      modes.map((mode) => `proxmox-sdn-${mode} ${mode}`),
    ),
    ...difference('the rights', rulesOf(manifests), modes.map(rules)),
    ...difference(
      'where their results go',
      named('ConfigMap').filter((name) => /-(record|report)$/.test(name)),
      [
        ...(modes.includes('reconcile') ? ['proxmox-sdn-record'] : []),
        ...(modes.length > 0 ? ['proxmox-sdn-report'] : []),
      ],
    ),
  ];
}

/** Of each job, by the name of its mode. */
function templatesOf(manifests: TemplatedCase['manifests']): readonly Template[] {
  const templates = manifests.flatMap(({ kind, spec }): readonly Template[] => {
    // valid by their kind, which another check says
    if (kind === 'Job') return [(spec as { readonly template: Template }).template];
    if (kind !== 'CronJob') return [];
    return [
      (spec as { readonly jobTemplate: { readonly spec: { readonly template: Template } } }).jobTemplate.spec
        .template,
    ];
  });
  return templates.toSorted((a, b) => (a.spec.serviceAccountName < b.spec.serviceAccountName ? -1 : 1));
}

/** The program is started with the paths of what is mounted, and known by its labels. */
export function programs({ manifests, values: { global = {}, ...own } }: TemplatedCase): Mistakes {
  const { credentials } = proxmoxSdnChart.values.parse(own).api;
  // as the umbrella's schema has it
  const { labels = {} } = global as { readonly labels?: Readonly<Record<string, string>> };
  return templatesOf(manifests).flatMap(({ metadata, spec }) => {
    const [container] = spec.containers;
    const at = (name: string): string =>
      container.volumeMounts.find((mount) => mount.name === name)?.mountPath ?? 'nowhere';
    const volume = (name: string): Pod['volumes'][number] | undefined =>
      spec.volumes.find((each) => each.name === name);
    return [
      ...difference('the labels of the pod', metadata.labels, { ...labels, app: 'proxmox-sdn' }),
      ...difference('the command', container.command, ['node', `${at('bundle')}/reconcile.mjs`]),
      ...difference('the arguments', container.args.slice(1), [
        `--config=${at('config')}`,
        `--token=${at('token')}/token`,
        '--service-account=/var/run/secrets/kubernetes.io/serviceaccount',
      ]),
      ...difference(
        'what is mounted',
        ['bundle', 'config'].map((name) => volume(name)?.configMap?.name),
        ['proxmox-sdn-bundle', 'proxmox-sdn'],
      ),
      ...difference('the Secret', volume('token')?.secret?.secretName, credentials.existingSecret),
      ...difference('its key', volume('token')?.secret?.items, [{ key: credentials.key, path: 'token' }]),
      ...difference(
        'where its termination message comes from',
        container.terminationMessagePolicy,
        'FallbackToLogsOnError',
      ),
      ...difference(
        'that an interrupted apply may put things right',
        spec.terminationGracePeriodSeconds > 30,
        true,
      ),
    ];
  });
}

const DISRUPTED = { action: 'Ignore', onPodConditions: [{ type: 'DisruptionTarget', status: 'True' }] };

/** Arguments, a plan that is refused, a mistake of the program. */
const HOPELESS = {
  action: 'FailJob',
  onExitCodes: { containerName: 'reconcile', operator: 'In', values: [2, 5, 70] },
};

interface JobSpec {
  readonly backoffLimit?: number;
  readonly activeDeadlineSeconds?: number;
  readonly podFailurePolicy?: { readonly rules?: readonly unknown[] };
}

interface CronJobSpec {
  readonly schedule: string;
  readonly suspend: boolean;
  readonly concurrencyPolicy: string;
  readonly startingDeadlineSeconds: number;
  readonly jobTemplate: { readonly spec: JobSpec };
}

/** What ends a job, and what outlives it. */
export function endings({ manifests, values: { global: _, ...own } }: TemplatedCase): Mistakes {
  const { drift } = proxmoxSdnChart.values.parse(own);
  return manifests.flatMap(({ kind, metadata, spec }) => {
    if (metadata.name === 'proxmox-sdn-record') {
      // it says what is ours: without it, nothing would be
      return difference('what keeps the record', metadata.annotations, {
        'helm.sh/resource-policy': 'keep',
        'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false',
      });
    }
    // valid by their kind, which another check says
    if (kind === 'Job') {
      const { backoffLimit, activeDeadlineSeconds, podFailurePolicy } = spec as JobSpec;
      return [
        ...difference(
          'how often reconcile is tried, and how long',
          [backoffLimit, activeDeadlineSeconds],
          [3, 3600],
        ),
        ...difference('what ends reconcile', podFailurePolicy?.rules, [DISRUPTED, HOPELESS]),
      ];
    }
    if (kind !== 'CronJob') return [];
    const { schedule, suspend, concurrencyPolicy, startingDeadlineSeconds, jobTemplate } =
      spec as CronJobSpec;
    const { backoffLimit, activeDeadlineSeconds, podFailurePolicy } = jobTemplate.spec;
    return [
      ...difference(
        'when drift is looked for',
        { schedule, suspend },
        { schedule: drift.schedule, suspend: drift.suspend },
      ),
      ...difference(
        'that one looks at a time',
        [concurrencyPolicy, startingDeadlineSeconds],
        ['Forbid', 300],
      ),
      ...difference(
        'how often drift is tried, and how long',
        [backoffLimit, activeDeadlineSeconds],
        [0, 300],
      ),
      ...difference('what ends drift', podFailurePolicy?.rules, [DISRUPTED]),
    ];
  });
}

function rulesOf(manifests: TemplatedCase['manifests']): readonly unknown[] {
  return manifests.flatMap((made) => (made.kind === 'Role' && 'rules' in made ? [made.rules] : []));
}

/** Only who reconciles may write down what is ours. */
function rules(mode: 'drift' | 'reconcile'): readonly object[] {
  const configMap = (name: string, verbs: readonly string[]): object => ({
    apiGroups: [''],
    resources: ['configmaps'],
    resourceNames: [name],
    verbs,
  });
  return [
    configMap('proxmox-sdn-report', ['get', 'patch']),
    configMap('proxmox-sdn-record', mode === 'reconcile' ? ['get', 'patch'] : ['get']),
    { apiGroups: ['events.k8s.io'], resources: ['events'], verbs: ['create'] },
  ];
}
