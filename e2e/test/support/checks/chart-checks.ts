import { CHARTS as PACKAGES } from '@netloom/umbrella';
import { validateOfChart } from '../kinds.ts';
import { idOf, type Manifest } from '../manifests.ts';
import type { ValueSpec } from '../specs.ts';
import type { ChartCase, ChartFolders } from './chart-folders.ts';
import { difference, type Check, type Mistakes } from './check.ts';
import {
  invalid,
  misplaced,
  misread,
  unsliced,
  OBJECTS_OF_PROXMOX,
  objectSpecs,
  objectSpecsOfProxmox,
} from './network-checks.ts';
import { ofCases, ofManifests, type OneChart, type TemplatedCase } from './one-chart.ts';
import { podMistakes } from './pods.ts';
import { PROXMOX_CHECKS } from './proxmox-checks.ts';
import { REFUSALS } from './refusals.ts';
import { TUNNEL_CHECKS } from './tunnel-checks.ts';

export const NAMES: readonly string[] = PACKAGES.map(({ chart }) => chart.name);

/** The message of a chart that requires a value. */
const MISSING: Readonly<Record<string, string>> = {
  'proxmox-sdn': 'zones is empty: add at least one SDN zone, or leave this chart out.',
  tunnel: 'tunnelId is missing: set it to the UUID that `cloudflared tunnel create` printed.',
};

/** A global label. */
const TEAM = ['--set', 'global.labels.team=network'];

const GENERAL: readonly Check<OneChart>[] = [
  { title: 'passes lint --strict with its default values', find: ({ folders, name }) => lint(folders, name) },
  {
    title: 'renders nothing with its default values, or names the value that is missing',
    find: async ({ folders, name }) => {
      const sentence = MISSING[name];
      if (sentence === undefined) {
        return (await folders.template(name)).map((made) => `${idOf(made)} is rendered without values`);
      }
      const refusal = await folders.refusal(name);
      return refusal?.includes(`: ${sentence}\n`) === true ? [] : [`Helm prints: ${refusal ?? 'nothing'}`];
    },
  },
  {
    title: 'passes lint --strict with each case in ci/',
    find: (chart) => ofCases(chart, ({ path }) => lint(chart.folders, chart.name, '--values', path)),
  },
  {
    title: 'renders objects of each case in ci/, each spec into exactly one',
    find: (chart) =>
      ofManifests(chart, ({ manifests, values }) => {
        const specs = specsOf(chart.name, values);
        return manifests.length === 0
          ? ['nothing is rendered']
          : [...misplaced(specs, manifests), ...misread(values, manifests), ...unsliced(values, manifests)];
      }),
  },
  {
    title: 'renders objects of each case that are valid by their kind',
    find: (chart) => ofManifests(chart, ({ manifests }) => invalid(manifests, validateOfChart)),
  },
  {
    title: 'puts an object into the namespace of its spec, or of the chart',
    find: (chart) => ofManifests(chart, (each) => namespaceMistakes(chart, each)),
  },
  {
    title: 'keeps the objects of one list apart',
    find: (chart) =>
      ofCases(chart, async ({ values }) => {
        const doubled = twofold(chart, values);
        const manifests = await chart.folders.templateWith(chart.name, doubled);
        return [
          ...misplaced(specsOf(chart.name, doubled), manifests),
          ...misread(doubled, manifests),
          ...unsliced(doubled, manifests),
        ];
      }),
  },
  { title: 'labels every object, with the global labels too', find: labels },
  {
    title: 'renders a kind that not every cluster has only where the values enable it',
    find: (chart) => ofManifests(chart, ({ manifests, values }) => notEnabled(chart.name, manifests, values)),
  },
  {
    title: 'runs restricted pods, with images and pull secrets of the values',
    find: (chart) =>
      ofManifests(chart, async ({ manifests, values }) => {
        const defaults = await chart.folders.defaults(chart.name);
        return manifests.flatMap((made) => podMistakes(made, { values, defaults, manifests }));
      }),
  },
];

/** The checks of a chart, by its name. */
export function chartChecks(name: string): readonly Check<OneChart>[] {
  return [
    ...GENERAL,
    ...(name === 'proxmox-sdn' ? PROXMOX_CHECKS : []),
    ...(name === 'tunnel' ? TUNNEL_CHECKS : []),
    ...REFUSALS,
  ];
}

function specsOf(name: string, values: object): readonly ValueSpec[] {
  return name === 'proxmox-sdn' ? objectSpecsOfProxmox(values) : objectSpecs(values);
}

/** A cluster has one nameserver for its tailnet. */
const ONE_AT_MOST = ['dnsConfigs'];

interface Entry {
  readonly name?: string;
  readonly spec?: unknown;
  readonly data?: unknown;
  readonly endpoints?: unknown;
}

/** The values with each object of their lists once more, under another name. */
function twofold({ name }: OneChart, values: ChartCase['values']): ChartCase['values'] {
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => {
      const isData = name === 'proxmox-sdn' && !OBJECTS_OF_PROXMOX.includes(key);
      if (isData || ONE_AT_MOST.includes(key) || !Array.isArray(value)) return [key, value] as const;
      const entries = value as readonly Entry[];
      const objects = entries.filter(
        ({ spec, data, endpoints }) => (spec ?? data ?? endpoints) !== undefined,
      );
      return [
        key,
        [...entries, ...objects.map((entry) => ({ ...entry, name: `${entry.name ?? ''}-2` }))],
      ] as const;
    }),
  );
}

async function lint(folders: ChartFolders, name: string, ...args: readonly string[]): Promise<Mistakes> {
  const output = await folders.lint(name, ...args);
  return output.includes(', 0 chart(s) failed') ? [] : [output];
}

async function labels({ folders, name }: OneChart): Promise<Mistakes> {
  const charts = PACKAGES.map(({ chart }) => chart);
  return ofCases({ folders, name }, async ({ path }) => {
    const manifests = await folders.template(name, '--values', path, ...TEAM);
    return manifests.flatMap((made) => {
      const found = made.metadata.labels ?? {};
      const chart = charts.find(
        (each) => each.name === (name === 'netloom' ? found['app.kubernetes.io/name'] : name),
      );
      const expected = {
        'helm.sh/chart': `${chart?.name ?? ''}-${chart?.version ?? ''}`,
        'app.kubernetes.io/name': chart?.name,
        'app.kubernetes.io/instance': 'release',
        'app.kubernetes.io/version': chart?.appVersion,
        'app.kubernetes.io/managed-by': 'Helm',
        'app.kubernetes.io/part-of': 'netloom',
        team: 'network',
      };
      return Object.entries(expected).flatMap(([label, value]) =>
        difference(`${label} of ${idOf(made)}`, found[label], value),
      );
    });
  });
}

/** An entry of a list names its namespace, or the chart has one for all; a test has its own. */
async function namespaceMistakes(
  { folders, name }: OneChart,
  { manifests, values }: TemplatedCase,
): Promise<Mistakes> {
  const defaults: Namespaces = await folders.defaults(name);
  const own: Namespaces = values;
  const entries = placedIn(values);
  return manifests.flatMap((made) => {
    const named = entries
      .filter((entry) => entry.name === made.metadata.name)
      .map(({ namespace }) => namespace);
    // of the umbrella's values, only those of its charts have namespaces
    if (name === 'netloom' && named.length === 0) return [];
    const everywhere =
      made.kind === 'Pod'
        ? (own.helmTest?.namespace ?? defaults.helmTest?.namespace)
        : (own.namespace ?? defaults.namespace);
    const { namespace } = made.metadata;
    const isRight = named.length > 0 ? named.includes(namespace ?? '') : namespace === everywhere;
    return isRight ? [] : [`${idOf(made)} is in another namespace than that of the values`];
  });
}

interface Namespaces {
  readonly namespace?: string;
  readonly helmTest?: { readonly namespace?: string };
}

/** Every entry of a list that names a namespace. */
function placedIn(value: unknown): readonly { readonly name: string; readonly namespace: string }[] {
  if (Array.isArray(value)) return value.flatMap(placedIn);
  if (typeof value !== 'object' || value === null) return [];
  const { name, namespace } = value as { readonly name?: unknown; readonly namespace?: unknown };
  if (typeof name === 'string' && typeof namespace === 'string') return [{ name, namespace }];
  return Object.values(value).flatMap(placedIn);
}

function notEnabled(name: string, manifests: readonly Manifest[], values: unknown): Mistakes {
  const requires = PACKAGES.find(({ chart }) => chart.name === name)?.requires ?? [];
  return requires.flatMap(({ apiVersion, kind, when }) => {
    const isThere = manifests.some((made) => made.apiVersion === apiVersion && made.kind === kind);
    const isEnabled = when !== undefined && isFilled(valueAt(values, when.split('.')));
    return isThere === isEnabled
      ? []
      : [`${kind} is ${isThere ? '' : 'not '}rendered, and ${isEnabled ? '' : 'not '}enabled`];
  });
}

function valueAt(value: unknown, [key, ...rest]: readonly string[]): unknown {
  if (key === undefined || typeof value !== 'object' || value === null) {
    return key === undefined ? value : undefined;
  }
  return valueAt((value as Readonly<Record<string, unknown>>)[key], rest);
}

function isFilled(value: unknown): boolean {
  return typeof value === 'object' && value !== null ? Object.keys(value).length > 0 : Boolean(value);
}
