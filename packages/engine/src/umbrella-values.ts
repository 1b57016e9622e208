import { generatedYaml, MISMATCH, plain, readForm, withoutOrigin } from '@netloom/chart-kit';
import type { Network } from '@netloom/network-model';
import { netloomDrawing, VALUES_FORM } from '@netloom/umbrella';

export type Umbrella = ReturnType<typeof netloomDrawing.toValues>;

const known = new WeakMap<Network, Umbrella>();

/** The umbrella's values without origins: drawn once for the check of the objects, and for all that is written. */
export function drawnUmbrella(network: Network): Umbrella {
  const drawn = known.get(network) ?? netloomDrawing.toValues(network, withoutOrigin);
  known.set(network, drawn);
  return drawn;
}

/** What the charts take where values say nothing. */
export function umbrellaDefaults(): object {
  // the form of an object gives one, and every field has a default
  return readForm(VALUES_FORM, {}) as object;
}

/** values.yaml of the umbrella, validated by its schema: Helm need not do that again. */
export async function umbrellaValues(network: Network): Promise<string> {
  const values = drawnUmbrella(network);
  await validateUmbrella(values);
  return generatedYaml([values]);
}

/**
 * Validates the umbrella's values, and with them each object that a chart makes of them. Invalid values are our mistake, and
 * throw: the schemas, which say what is wrong, are loaded only then.
 */
export async function validateUmbrella(values: Umbrella): Promise<void> {
  if (readForm(VALUES_FORM, plain(values)) !== MISMATCH) return;
  const { validateBySchema } = await import('./validate-by-schema.ts');
  validateBySchema(values);
}
