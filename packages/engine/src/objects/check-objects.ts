import type { Diagnostic } from '@netloom/diagnostics';
import { netloomDrawing, plainUmbrella } from '@netloom/umbrella';
import { checkConfigMaps, checkRelease } from '../limits/check-limits.ts';
import type { CheckedNetwork } from '../network/check-loaded.ts';
import { OBJECT_RULES } from '../rules.ts';
import { run } from '../run-rules.ts';
import { hasTwins } from './object-made-twice.ts';
import { objectsIn } from './objects-in.ts';

type Input = Pick<CheckedNetwork, 'facts' | 'origins'>;

/**
 * Checks the objects that the charts make from the values of a network. It needs the charts, and is therefore no part of
 * `checkNetwork`.
 */
export function checkObjects(input: Input): readonly Diagnostic[] {
  const objects = objectsIn(plainUmbrella(input.facts.network));
  return [...(hasTwins(objects) ? checkTwins(input) : []), ...checkConfigMaps(input, objects)];
}

/** The same, for what is written without Helm: the size of the release is estimated. */
export function checkBuild(input: Input): readonly Diagnostic[] {
  const values = JSON.stringify(plainUmbrella(input.facts.network));
  return [...checkObjects(input), ...checkRelease(input, { values })];
}

/** Origins are recorded only where there is something to report. */
function checkTwins({ facts, origins }: Input): readonly Diagnostic[] {
  const values = netloomDrawing.toValues(facts.network, origins.recorder('chart values'));
  return run(OBJECT_RULES, { objects: objectsIn(values), origins });
}
