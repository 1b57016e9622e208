import { isDeepStrictEqual } from 'node:util';
import { compareVersions } from '@netloom/chart-kit';
import { describeOwner, ownerOf, type ApiObject, type Owner } from '@netloom/cluster';
import type { Operator } from '@netloom/deployment';
import { isPending, type Release } from '../../release/helm-release.ts';
import type { OperatorStep } from '../plan.ts';
import { joinResults, NOTHING, type CheckResult } from './check-result.ts';
import { helmChartOf, nameOf } from './network-owner.ts';

export interface OperatorsInput {
  readonly operators: readonly Operator[];
  /** By the operator's name. */
  readonly releases: ReadonlyMap<string, Release | null>;
  readonly crds: readonly ApiObject[];
  readonly helmCharts: readonly ApiObject[];
  /** Operators to install although their CRDs are there. */
  readonly install: ReadonlySet<string>;
}

/** What happens to each operator: a release of ours is upgraded to the pinned version, what somebody else installed is left alone. */
export function planOperators({ operators, ...known }: OperatorsInput): CheckResult<OperatorStep> {
  return joinResults(operators.map((operator) => planOperator(operator, known)));
}

type Known = Omit<OperatorsInput, 'operators'>;

function planOperator(
  operator: Operator,
  { releases, crds, helmCharts, install }: Known,
): CheckResult<OperatorStep> {
  const { name, namespace, version, group } = operator;
  const release = releases.get(name) ?? null;
  const step = (
    action: OperatorStep['action'],
    more: Partial<OperatorStep> = {},
  ): CheckResult<OperatorStep> => ({
    ...NOTHING,
    rows: [
      {
        name,
        namespace,
        action,
        version,
        running: release?.chart.version ?? null,
        reason: null,
        pending: release !== null && isPending(release.revision),
        ...more,
      },
    ],
  });
  const helmChart = helmChartOf(helmCharts, { name, namespace });
  if (helmChart !== null) {
    return step('leave', { reason: `K3s installs it (HelmChart ${nameOf(helmChart)})` });
  }
  const owners = ownersOf(crds.filter((crd) => crd.metadata.name.endsWith(`.${group}`)));
  const reconciler = owners.find(({ kind }) => kind === 'argo' || kind === 'flux' || kind === 'k3s');
  if (reconciler !== undefined) {
    return step('leave', { reason: `it is managed by ${describeOwner(reconciler)}` });
  }
  if (release === null || release.revision.status === 'uninstalled') {
    const foreign = owners.find((owner) => !isRelease(owner, operator));
    if (foreign === undefined || install.has(name)) return step('install', { running: null });
    return step('leave', { running: null, reason: `its CRDs exist and belong to ${describeOwner(foreign)}` });
  }
  if (release.revision.status === 'uninstalling') return beingUninstalled(operator);
  return planRelease(operator, { release, step });
}

function planRelease(
  { chart, version, values }: Operator,
  {
    release,
    step,
  }: {
    readonly release: Release;
    readonly step: (
      action: OperatorStep['action'],
      more?: Partial<OperatorStep>,
    ) => CheckResult<OperatorStep>;
  },
): CheckResult<OperatorStep> {
  const order = compareVersions(release.chart.version, version);
  if (release.chart.name !== chart) {
    return step('leave', { reason: `its release has another chart, ${release.chart.name}` });
  }
  if (order > 0) return step('leave', { reason: 'it is newer than what the network pins' });
  if (isPending(release.revision)) {
    return step('upgrade', { reason: `it was left ${release.revision.status}` });
  }
  if (order < 0) return step('upgrade', { reason: 'the network pins a newer version' });
  if (release.revision.status !== 'deployed') {
    return step('upgrade', { reason: `its last revision is ${release.revision.status}` });
  }
  // as JSON, since undefined and absent are the same to Helm
  const desired: unknown = JSON.parse(JSON.stringify(values));
  if (!isDeepStrictEqual(desired, release.values)) return step('upgrade', { reason: 'its values differ' });
  return step('keep');
}

function beingUninstalled({ name, namespace }: Operator): CheckResult<OperatorStep> {
  return {
    ...NOTHING,
    refusals: [
      {
        code: 'release-going',
        message: `The Helm release ${name} of ${namespace} is being uninstalled, or that was stopped.`,
        help: `End it: helm uninstall ${name} --namespace ${namespace} --wait`,
      },
    ],
  };
}

function ownersOf(crds: readonly ApiObject[]): readonly Owner[] {
  return crds.map(ownerOf);
}

function isRelease(owner: Owner, { name, namespace }: Operator): boolean {
  return owner.kind === 'helm' && owner.release === name && owner.namespace === namespace;
}
