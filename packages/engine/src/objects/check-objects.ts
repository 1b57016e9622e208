import type { Diagnostic, OriginMap } from '@netloom/diagnostics';
import { OBJECT_RULES } from '../rules.ts';
import { run } from '../run-rules.ts';
import { objectsIn } from './objects-in.ts';

/**
 * Checks the objects that the charts make from these values. The values need the charts, and are therefore no part of
 * `checkNetwork`.
 */
export function checkObjects(values: object, origins: OriginMap): readonly Diagnostic[] {
  return run(OBJECT_RULES, { objects: objectsIn(values), origins });
}
