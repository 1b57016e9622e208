import { generatedYaml, MISMATCH, plain, readForm, withoutOrigin } from '@netloom/chart-kit';
import type { Network } from '@netloom/network-model';
import { netloomDrawing, VALUES_FORM } from '@netloom/umbrella';
import type { Umbrella } from './umbrella.ts';

const known = new WeakMap<Network, Umbrella>();

/** The umbrella's values without origins, as text and numbers: drawn once for the check of the objects, and for all that is written. */
export function plainUmbrella(network: Network): Umbrella {
  const values = known.get(network) ?? drawPlain(network);
  known.set(network, values);
  return values;
}

function drawPlain(network: Network): Umbrella {
  // values with their value objects as texts, which `Drawn` allows
  return plain(netloomDrawing.toValues(network, withoutOrigin)) as Umbrella;
}

/** What the charts take where values say nothing. */
export function umbrellaDefaults(): object {
  // the form of an object gives one, and every field has a default
  return readForm(VALUES_FORM, {}) as object;
}

/** values.yaml of the umbrella, validated by its schema: Helm need not do that again. */
export async function umbrellaValues(network: Network): Promise<string> {
  const values = plainUmbrella(network);
  await validateUmbrella(values);
  return generatedYaml([values]);
}

/**
 * Validates the umbrella's values, and with them each object that a chart makes of them. Invalid values are our mistake, and
 * throw: the schemas, which say what is wrong, are loaded only then.
 */
export async function validateUmbrella(values: Umbrella): Promise<void> {
  if (readForm(VALUES_FORM, values) !== MISMATCH) return;
  const { validateBySchema } = await import('./validate-by-schema.ts');
  validateBySchema(values);
}
