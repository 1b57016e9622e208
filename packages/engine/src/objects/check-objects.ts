import { plain } from '@netloom/chart-kit';
import type { Diagnostic } from '@netloom/diagnostics';
import { netloomChart } from '@netloom/umbrella';
import { checkConfigMaps, checkRelease } from '../limits/check-limits.ts';
import type { CheckedNetwork } from '../network/check-loaded.ts';
import { OBJECT_RULES } from '../rules.ts';
import { run } from '../run-rules.ts';
import { objectsIn } from './objects-in.ts';

type Input = Pick<CheckedNetwork, 'facts' | 'origins'>;

/**
 * Checks the objects that the charts make from the values of a network. It needs the charts, and is therefore no part of
 * `checkNetwork`.
 */
export function checkObjects(input: Input): readonly Diagnostic[] {
  return checkDrawn(input, drawn(input));
}

/** The same, for what is written without Helm: the size of the release is estimated. */
export function checkBuild(input: Input): readonly Diagnostic[] {
  const values = drawn(input);
  return [...checkDrawn(input, values), ...checkRelease(input, { values: JSON.stringify(plain(values)) })];
}

function drawn({ facts, origins }: Input): object {
  return netloomChart.toValues(facts.network, origins.recorder('chart values'));
}

function checkDrawn(input: Input, values: object): readonly Diagnostic[] {
  const objects = objectsIn(values);
  return [...run(OBJECT_RULES, { objects, origins: input.origins }), ...checkConfigMaps(input, objects)];
}
