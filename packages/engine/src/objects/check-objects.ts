import type { Diagnostic } from '@netloom/diagnostics';
import { netloomChart } from '@netloom/umbrella';
import type { CheckedNetwork } from '../network/check-network.ts';
import { OBJECT_RULES } from '../rules.ts';
import { run } from '../run-rules.ts';
import { objectsIn } from './objects-in.ts';

/**
 * Checks the objects that the charts make from the values of a network. It needs the charts, and is therefore no part of
 * `checkNetwork`.
 */
export function checkObjects({
  facts,
  origins,
}: Pick<CheckedNetwork, 'facts' | 'origins'>): readonly Diagnostic[] {
  const values = netloomChart.toValues(facts.network, origins.recorder('chart values'));
  return run(OBJECT_RULES, { objects: objectsIn(values), origins });
}
