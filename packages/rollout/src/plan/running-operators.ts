import type { Operator } from '@netloom/deployment';
import { inWords } from '@netloom/network-model';
import { changed, type Statement } from '../changes/statement.ts';
import type { Release } from '../release/helm-release.ts';

export interface RunningOperators {
  /** Operators that run at another version than the network pins. */
  readonly statements: readonly Statement[];
  readonly notes: readonly string[];
}

/** The operators as their Helm releases say it; whoever installs them in another way leaves no version to compare. */
export function runningOperators(
  operators: readonly Operator[],
  releases: ReadonlyMap<string, Release | null>,
): RunningOperators {
  const found = operators.map((operator) => ({
    operator,
    running: releases.get(operator.name)?.chart.version ?? null,
  }));
  const unknown = found.filter(({ running }) => running === null).map(({ operator }) => operator.name);
  return {
    statements: found.flatMap(({ operator, running }) => otherVersion(operator, running)),
    notes:
      unknown.length === 0
        ? []
        : [`no Helm release of ${inWords(unknown)} is here: which version runs, if any, is not known`],
  };
}

function otherVersion({ name, version }: Operator, running: string | null): readonly Statement[] {
  if (running === null || running === version) return [];
  return [{ topic: 'running', ...changed(name, `runs at ${running}, and the network pins ${version}`) }];
}
