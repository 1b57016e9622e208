import { operators, type Operator } from '@netloom/deployment';
import { describeList, type Network } from '@netloom/network-model';
import { changed, type Statement } from '../changes/statement.ts';
import type { Observation } from '../observe/observation.ts';
import type { OperatorStep } from './plan.ts';

export interface RunningOperators {
  /** Operators that run at another version than the network pins. */
  readonly statements: readonly Statement[];
  readonly notes: readonly string[];
}

/**
 * The operators as their Helm releases say it; whoever installs them in another way leaves no version to compare. Argo CD's
 * Applications have versions of their own, which it keeps by itself.
 */
export function runningOperators(
  network: Network,
  {
    observation,
    steps,
  }: {
    readonly observation: Pick<Observation, 'installed' | 'operatorReleases'>;
    readonly steps: readonly OperatorStep[];
  },
): RunningOperators {
  if (observation.installed.by === 'argo') return { statements: [], notes: [] };
  const installs = new Set(steps.filter(({ action }) => action === 'install').map(({ name }) => name));
  const found = operators(network)
    .filter(({ name }) => !installs.has(name))
    .map((operator) => ({
      operator,
      running: observation.operatorReleases.get(operator.name)?.chart.version ?? null,
    }));
  const unknown = found.filter(({ running }) => running === null).map(({ operator }) => operator.name);
  return {
    statements: found.flatMap(({ operator, running }) => otherVersion(operator, running)),
    notes:
      unknown.length === 0
        ? []
        : [`no Helm release of ${describeList(unknown)} is here: which version runs, if any, is not known`],
  };
}

function otherVersion({ name, version }: Operator, running: string | null): readonly Statement[] {
  if (running === null || running === version) return [];
  return [{ topic: 'running', ...changed(name, `runs at ${running}, and the network pins ${version}`) }];
}
