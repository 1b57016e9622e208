import { compareVersions } from '@netloom/chart-kit';
import { ownerOf, type ApiObject } from '@netloom/cluster';
import { operators, type Operator } from '@netloom/deployment';
import type { CheckDefinition } from '../../check.ts';
import type { DoctorFacts } from '../../facts.ts';
import { fixBy, outcome, type Problem } from '../../outcome.ts';
import { describeAvailability, toWorkload, type Workload } from '../../workload.ts';

/** Of each operator, what runs in its namespace. */
type Observed = ReadonlyMap<string, readonly ApiObject[]>;

/** The controllers, whoever installed them: what runs says more than a release record. */
export const operatorsCheck: CheckDefinition<Observed> = {
  id: 'operators',
  subject: 'cluster',
  title: 'operators at the pinned versions, and their pods',
  symptom: null,
  applies: (network) => operators(network).length > 0,
  observe: async ({ cluster }, { network }) => {
    const reader = await cluster;
    const read = operators(network).map(async (operator): Promise<[string, readonly ApiObject[]]> => {
      const { name, namespace } = operator;
      const lists = ['Deployment', 'DaemonSet'].map((kind) =>
        reader.list({ apiVersion: 'apps/v1', kind, namespace }),
      );
      const objects = (await Promise.all(lists)).flat();
      return [name, objects.filter((object) => isOf(object, operator))];
    });
    return new Map(await Promise.all(read));
  },
  compare: (observed, facts) => {
    const all = operators(facts.network);
    const saw = all.map(({ name, version }) => `${name} ${version}`).join(', ');
    return outcome(
      saw,
      all.flatMap((operator) => [...problemsOf(operator, observed.get(operator.name) ?? [], facts)]),
    );
  },
};

/** Neither ours, nor of another Helm release, nor made by a controller. */
function isOf(object: ApiObject, { name }: Operator): boolean {
  const owner = ownerOf(object);
  if (owner.kind === 'helm') return owner.release === name;
  return owner.kind !== 'ours' && owner.kind !== 'controller';
}

function* problemsOf(
  operator: Operator,
  objects: readonly ApiObject[],
  { network, origins }: DoctorFacts,
): Iterable<Problem> {
  const { name, namespace, version, pin } = operator;
  const needed = origins.of(operator.cause);
  const pinned = origins.of(network.operators, pin);
  // a default is nowhere in the file
  const at = pinned.kind === 'written' ? pinned : needed;
  const workloads = objects.map(toWorkload);
  if (workloads.length === 0) {
    const saw = `${name} does not run: namespace ${namespace} has no Deployment of it`;
    const fix = fixBy('', 'netloom apply --until operators');
    yield { severity: 'error', saw, expected: `${name} ${version}`, at: needed, fix };
    return;
  }
  const versions = workloads.flatMap((workload) => versionOf(workload, operator) ?? []);
  const other = versions.find((one) => compareVersions(one, version) !== 0);
  if (other !== undefined) {
    const fix = fixBy(
      `Pin ${other} as operators.${pin}, or install what is pinned.`,
      'netloom apply --until operators',
    );
    yield { severity: 'warning', saw: `${name} ${other} runs`, expected: version, at, fix };
  }
  for (const workload of workloads) {
    if (workload.available >= workload.wanted) continue;
    const fix = fixBy(
      '',
      `kubectl --namespace ${namespace} get pods`,
      `kubectl --namespace ${namespace} get events --sort-by .lastTimestamp`,
    );
    const expected = `${workload.wanted} pods`;
    yield { severity: 'error', saw: describeAvailability(workload), expected, at, fix };
  }
}

/**
 * Images whose tag is the version of their chart, by the chart: Tailscale's sets no label, and manifests without Helm have
 * none. external-dns counts its charts by themselves, so that its image says nothing of them.
 */
const IMAGES: Readonly<Record<string, string>> = {
  'cert-manager': 'cert-manager-controller',
  metallb: 'metallb/controller',
  'tailscale-operator': 'k8s-operator',
};

/** The chart's version, by the label that charts set by convention, or by the image. null where neither says it. */
function versionOf({ labels, image }: Workload, { chart }: Operator): string | null {
  const label = labels['helm.sh/chart'];
  if (label?.startsWith(`${chart}-`) === true) return label.slice(chart.length + 1).replaceAll('_', '+');
  if (label !== undefined) return null;
  const [, repository = '', tag = null] = /^(.*):(v?\d+\.\d+\.\d+)(?:@|$)/.exec(image) ?? [];
  const known = IMAGES[chart];
  return known !== undefined && `/${repository}`.endsWith(`/${known}`) ? tag : null;
}
