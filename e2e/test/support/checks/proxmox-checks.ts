import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { proxmoxSdnChart } from '@netloom/proxmox-sdn';
import { difference, type Check, type Mistakes } from './check.ts';
import { ofManifests, type OneChart, type TemplatedCase } from './one-chart.ts';

/** Where both jobs are asked for. */
const RECONCILE = 'reconcile-values.yaml';

/** What changes the reconcile Job, and what does not. */
const OTHER_STATES = [
  'zones[0].spec.mtu=1400',
  'nodes[0].address=10.0.0.11',
  'api.hosts[0].name=pve-3',
  'reconcile.adopt=false',
  'image.tag=24.22.0-alpine',
  'resources.limits.memory=256Mi',
];
const SAME_STATE = ['drift.schedule=@daily', 'drift.enabled=false', 'files.note=changed'];

/** What holds for the proxmox-sdn chart: its values are data, which arrive whole, and jobs that are there where asked for. */
export const PROXMOX_CHECKS: readonly Check<OneChart>[] = [
  {
    title: 'puts what is desired into one ConfigMap, and files byte for byte',
    find: (chart) => ofManifests(chart, desired),
  },
  {
    title: 'runs the jobs that are asked for, each as itself, with no more rights than it needs',
    find: (chart) => ofManifests(chart, jobs),
  },
  {
    title: 'starts the program with what it reads',
    find: (chart) => ofManifests(chart, programs),
  },
  {
    title: 'carries the bundle byte for byte',
    find: (chart) =>
      ofManifests(chart, async ({ manifests, values }) => {
        const bundle = manifests.find(({ metadata }) => metadata.name === 'proxmox-sdn-bundle');
        const file = join(chart.folders.folderOf(chart.name), 'files/reconcile.mjs');
        const wanted = modesOf(values).length > 0 ? await readFile(file, 'utf8') : undefined;
        return bundle?.data?.['reconcile.mjs'] === wanted ? [] : ['the bundle is another one'];
      }),
  },
  {
    title: 'names the reconcile Job after its state, and after nothing else',
    find: async ({ folders, name }) => {
      const path = join(folders.charts, name, 'ci', RECONCILE);
      const nameWith = async (...set: readonly string[]): Promise<string> => {
        const manifests = await folders.template(name, '--values', path, ...set);
        return manifests.find(({ kind }) => kind === 'Job')?.metadata.name ?? '';
      };
      const own = await nameWith();
      const mistakes = /^proxmox-sdn-reconcile-[0-9a-f]{10}$/.test(own) ? [] : [`the Job is named ${own}`];
      for (const set of OTHER_STATES)
        if ((await nameWith('--set', set)) === own) mistakes.push(`${set} changes no name`);
      for (const set of SAME_STATE)
        if ((await nameWith('--set', set)) !== own) mistakes.push(`${set} changes the name`);
      return mistakes;
    },
  },
];

function desired({ manifests, values: { global: _, ...own } }: TemplatedCase): Mistakes {
  const parsed = proxmoxSdnChart.values.parse(own);
  const { version, zones, vnets, subnets, firewall, files, network, nodes, api, reconcile } = parsed;
  const configMap = manifests.find(
    ({ kind, metadata }) => kind === 'ConfigMap' && metadata.name === 'proxmox-sdn',
  );
  const { 'desired.json': state, 'jobs.json': jobs, ...others } = configMap?.data ?? {};
  return [
    ...difference('desired.json', JSON.parse(state ?? 'null'), { version, zones, vnets, subnets, firewall }),
    ...difference(
      'jobs.json',
      JSON.parse(jobs ?? 'null'),
      modesOf(own).length > 0 ? { network, nodes, api, reconcile } : null,
    ),
    ...difference('the files', others, files),
  ];
}

/** The jobs that a case asks for. */
function modesOf({ global: _, ...own }: TemplatedCase['values']): readonly ('drift' | 'reconcile')[] {
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

function jobs({ manifests, values: { global: _, ...own } }: TemplatedCase): Mistakes {
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
function programs({ manifests, values: { global = {}, ...own } }: TemplatedCase): Mistakes {
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
      ...difference('where its last words go', container.terminationMessagePolicy, 'FallbackToLogsOnError'),
      ...difference(
        'that an interrupted apply may put things right',
        spec.terminationGracePeriodSeconds > 30,
        true,
      ),
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
