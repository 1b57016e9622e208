import type { Diagnostic } from '@netloom/diagnostics';
import { netloomChart } from '@netloom/umbrella';
import type { CheckedNetwork } from '../network/check-network.ts';
import { OBJECT_RULES } from '../rules.ts';
import { run } from '../run-rules.ts';
import { objectsIn } from './objects-in.ts';

/**
 * What is wrong with the objects that the charts make of a network, by the values that they are given. It needs the
 * charts, so that checking a network is done without it.
 */
export function checkObjects({
  facts,
  origins,
}: Pick<CheckedNetwork, 'facts' | 'origins'>): readonly Diagnostic[] {
  const values = netloomChart.toValues(facts.network, origins.recorder('chart values'));
  return run(OBJECT_RULES, { objects: objectsIn(values), origins });
}
